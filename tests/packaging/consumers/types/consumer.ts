import { col, createSession, type DataFrame, DataType, fromColumns, type Session, udf } from 'pixelframe';
import * as F from 'pixelframe/functions';
import { decode, resize } from 'pixelframe/images';
import { createSession as createNodeSession } from 'pixelframe/node';
import { startWorker } from 'pixelframe/worker';

const session: Session = createSession({ workers: 0 });
const frame = fromColumns({ id: [1, 2], name: ['a', null] }, { session }).where(col('id').gt(1));
const rows: { id: number; name: string | null }[] = await frame.select('id', 'name').toRows();
// @ts-expect-error the frame has no such column
export const wrong = frame.select('absent');
export const hash: DataFrame = frame.select(F.imageHash(col('image'), { method: 'dhash' }).alias('hash'));
export const side = async (): Promise<number> => resize(await decode(new Blob([])), 8, 8, { fit: 'cover' }).width;
export const twice = udf((x: number) => x * 2, { returns: DataType.float64() })(col('id'));
export const registering = (): void => startWorker({ udfs: { twice: (x: number) => x * 2 } });
export const used = [rows, createNodeSession({ cwd: '/' }), startWorker] as const;
