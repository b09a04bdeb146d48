import { col, fromRows, fromColumns, fromArrow, Window, lit, DataType as T, schema, when, setDefaultSession, element, range, interval, typeName } from 'pixelframe';
import * as F from 'pixelframe/functions';
import { createSession } from 'pixelframe/node';
setDefaultSession(createSession({ print: (t) => console.log(t) }));
const t = async (name: string, f: () => any) => { try { const r = await f(); console.log('##', name); if (r?.toRows) { console.log(r.schema().fields.map((x: any) => x.name + ': ' + typeName(x.type)).join(', ')); console.log(await r.toRows()); } else console.log(r); } catch (e) { console.log('##', name, 'ERR', String(e)); } };



const at = fromColumns({ at: [new Date('2024-03-30T23:30:00Z'), new Date('2099-03-31T01:30:00Z'), null], v: [1, 2, 3], b: [true, false, null], l: [[1], [2], [3]], by: [Uint8Array.of(97), Uint8Array.of(255), null] });
await t('trycast types', () => at.select(col('at').tryCast(T.bool())));
await t('to str', () => at.select(col('at').cast(T.string()), col('v').cast(T.string()), col('b').cast(T.string()), col('by').cast(T.string()), col('at').sub(col('at')).cast(T.string()).alias('du')));
await t('list str', () => at.select(col('l').cast(T.string())));
await t('struct str', () => at.select(F.toStruct('v').cast(T.string())));
await t('bool+', () => at.select(col('b').add(col('v')).alias('r'), col('b').lt(col('v')).alias('q')));
await t('zone cmp', () => at.where(col('at').replaceTimeZone('UTC').convertTimeZone('Europe/Paris').gt(lit(new Date()).replaceTimeZone('UTC'))).select('at'));
await t('bytes n', () => at.select(col('by').cast(T.binary(2))));
await t('dec zero', () => at.select(col('v').cast(T.decimal128(5, 1)).div(0).alias('r'), col('v').cast(T.decimal128(5, 1)).mul(0.5).alias('q')));
await t('img', () => fromColumns({ i: [{ width: 1, height: 1, channels: 1, mode: 'L' as const, data: Uint8Array.of(3) }] }).select(col('i').cast(T.image('L', { height: 2, width: 2 }))));
await t('img try', () => fromColumns({ i: [{ width: 1, height: 1, channels: 1, mode: 'L' as const, data: Uint8Array.of(3) }] }).select(col('i').tryCast(T.image('L', { height: 2, width: 2 }))));
await t('bytes n', () => at.select(col('l').cast(T.embedding(T.float32(), 1)), col('l').cast(T.embedding(T.float32(), 1)).cast(T.list(T.int8())).alias('z')));
await t('days', () => at.select(col('at').sub(new Date(0)).totalDays()));
await t('groupby window', () => at.groupBy(col('v').sum().over({ partitionBy: 'b' }).alias('w')).agg(F.count()));
await t('explode agg', () => at.agg(col('l').listAgg()));
await t('stringAgg list', () => at.agg(col('l').stringAgg()));
await t('group by window', () => at.select(col('v').sum().over({}).alias('a')));
