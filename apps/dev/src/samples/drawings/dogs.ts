import type { Shape } from './outlines.ts';
import type { Colour } from './paints.ts';

/** A dog whose picture is a drawing: what is drawn stands for its breed. */
export interface DrawnDog {
  readonly dogName: string;
  readonly fullName: string;
  readonly colour: Colour;
  readonly shape: Shape;
  /** Below the folder of samples. */
  readonly file: string;
}

/** Breed, dog, owner. The last two belong to nobody in the table of owners. */
const DOGS: readonly (readonly [breed: `${Colour} ${Shape}`, dogName: string, fullName: string])[] = [
  ['red circle', 'Biscuit', 'Amélie Fournier'],
  ['blue square', 'Storm', 'Björn Åkesson'],
  ['green triangle', 'Moss', 'Caoimhe Ní Bhriain'],
  ['yellow star', 'Taffy', 'Dafydd Pryce'],
  ['red circle', 'Flek', 'Zuzana Černá'],
  ['purple ring', 'Kakao', 'Łukasz Wójcik'],
  ['orange cross', 'もち', '陽葵 佐藤'],
  ['blue circle', 'Sombra', 'Joaquín Núñez'],
  ['red square', 'Bäri', 'Matthias Brügger'],
  ['green triangle', 'Bolt', 'Oluwaseun Adeyemi'],
  ['red circle', 'Άρης', 'Σοφία Παπαδοπούλου'],
  ['yellow star', 'Laddu', 'Priya Raghunathan'],
  ['red star', 'Pip', 'Noah van der Berg'],
  ['blue square', 'Fjord', 'Ingrid Haugen'],
  ['purple ring', 'Nilo', 'Tomás Ribeiro'],
  ['red circle', 'Scout', "Megan O'Rourke"],
  ['green circle', 'Kiri', 'Aroha Ngata'],
  ['orange cross', 'Fıstık', 'İpek Yıldız'],
  ['red circle', 'Ruby', 'Amélie Fournier'],
  ['blue circle', 'Nils', 'Björn Åkesson'],
  ['red star', 'Gwen', 'Dafydd Pryce'],
  ['yellow star', 'Luna', 'Joaquín Núñez'],
  ['blue square', 'Ziggy', 'Kofi Mensah'],
  ['green triangle', 'Crumpet', 'Harriet Quill'],
];

export const DRAWN_DOGS: readonly DrawnDog[] = DOGS.map(([breed, dogName, fullName], at) => {
  const [colour, shape] = breed.split(' ') as [Colour, Shape];
  const before = DOGS.slice(0, at).filter(([other]) => other === breed).length;
  return { dogName, fullName, colour, shape, file: `drawings/${colour}-${shape}-${before + 1}.png` };
});

/** `drawings/dogs.csv`. */
export const drawnDogsCsv = (): string =>
  ['dog_name,full_name,image', ...DRAWN_DOGS.map((dog) => `${dog.dogName},${dog.fullName},${dog.file}`), ''].join('\n');
