export interface Owner {
  readonly first_name: string;
  readonly last_name: string;
  readonly age: number | null;
  readonly country: string;
  readonly has_dog: boolean;
}

export interface DogRow {
  /** Path relative to the samples folder. */
  readonly image: string;
  readonly full_name: string;
  readonly dog_name: string;
}

const owner = (first: string, last: string, age: number | null, country: string, hasDog: boolean): Owner => ({
  first_name: first,
  last_name: last,
  age,
  country,
  has_dog: hasDog,
});

export const OWNERS: readonly Owner[] = [
  owner('Amélie', 'Fournier', 34, 'France', true),
  owner('Björn', 'Åkesson', 41, 'Sweden', true),
  owner('Mateo', 'Quispe', 27, 'Peru', false),
  owner('Caoimhe', 'Ní Bhriain', 29, 'Ireland', true),
  owner('Dafydd', 'Pryce', 63, 'United Kingdom', true),
  owner('Linh', 'Trần', 22, 'Vietnam', false),
  owner('Zuzana', 'Černá', 38, 'Czechia', true),
  owner('Łukasz', 'Wójcik', 31, 'Poland', true),
  owner('陽葵', '佐藤', 26, 'Japan', true),
  owner('Fatima', 'El Amrani', 45, 'Morocco', false),
  owner('Joaquín', 'Núñez', 52, 'Spain', true),
  owner('Matthias', 'Brügger', 48, 'Switzerland', true),
  owner('Hannah', 'Lindqvist', 19, 'Finland', false),
  owner('Oluwaseun', 'Adeyemi', 36, 'Nigeria', true),
  owner('Σοφία', 'Παπαδοπούλου', 44, 'Greece', true),
  owner('George', 'Whitlock', 71, 'Australia', false),
  owner('Priya', 'Raghunathan', 33, 'India', true),
  owner('Noah', 'van der Berg', 24, 'Netherlands', true),
  owner('Юлия', 'Кравчук', 39, 'Ukraine', false),
  owner('Ingrid', 'Haugen', 57, 'Norway', true),
  owner('Tomás', 'Ribeiro', 30, 'Portugal', true),
  owner('Chloé', 'Tremblay', null, 'Canada', false),
  owner('Megan', "O'Rourke", 28, 'United States', true),
  owner('Aroha', 'Ngata', 35, 'New Zealand', true),
  owner('Gábor', 'Szűcs', 60, 'Hungary', false),
  owner('İpek', 'Yıldız', 25, 'Türkiye', true),
  owner('Samuel', 'Okafor', 50, 'Nigeria', false),
  owner('민준', '김', 32, 'South Korea', false),
  owner('Rosa', 'Delgado', 67, 'Mexico', false),
  owner('Þóra', 'Jónsdóttir', 43, 'Iceland', false),
];

/** By picture name: whose dog it is. The last two belong to nobody in {@link OWNERS}. */
export const DOGS: readonly (readonly [picture: string, fullName: string, dogName: string])[] = [
  ['retriever', 'Amélie Fournier', 'Biscuit'],
  ['husky', 'Björn Åkesson', 'Storm'],
  ['collie', 'Caoimhe Ní Bhriain', 'Moss'],
  ['corgi', 'Dafydd Pryce', 'Taffy'],
  ['dalmatian', 'Zuzana Černá', 'Flek'],
  ['puppy', 'Łukasz Wójcik', 'Kakao'],
  ['bichon', '陽葵 佐藤', 'もち'],
  ['beach', 'Joaquín Núñez', 'Sombra'],
  ['lake', 'Matthias Brügger', 'Bäri'],
  ['corgi-cropped', 'Oluwaseun Adeyemi', 'Bolt'],
  ['lake-cropped', 'Σοφία Παπαδοπούλου', 'Άρης'],
  ['retriever-bright', 'Priya Raghunathan', 'Laddu'],
  ['retriever-detail', 'Noah van der Berg', 'Pip'],
  ['husky-web', 'Ingrid Haugen', 'Fjord'],
  ['beach-phone', 'Tomás Ribeiro', 'Nilo'],
  ['collie-again', "Megan O'Rourke", 'Scout'],
  ['dalmatian-thumb', 'Aroha Ngata', 'Kiri'],
  ['puppy-bright', 'İpek Yıldız', 'Fıstık'],
  ['retriever-small', 'Amélie Fournier', 'Biscuit'],
  ['husky-thumb', 'Björn Åkesson', 'Storm'],
  ['corgi-detail', 'Dafydd Pryce', 'Taffy'],
  ['beach-detail', 'Joaquín Núñez', 'Sombra'],
  ['ball', 'Kofi Mensah', 'Ziggy'],
  ['bowl', 'Harriet Quill', 'Crumpet'],
];
