export type RelationalPeerName = 'duckdb-wasm' | 'arquero';
export type ContenderName = 'ours' | RelationalPeerName;

/** One question of the h2o.ai db-benchmark, in the words of each contender. */
export interface Question {
  readonly name: string;
  readonly tables: readonly TableName[];
  /** What the answer's numbers are summed up to, so that answers can be compared. */
  readonly checks: readonly string[];
  readonly sql: string;
}

export type TableName = 'x' | 'j' | 'small' | 'medium' | 'big';

const group = (name: string, keys: string, values: string, checks: readonly string[]): Question => ({
  name,
  tables: ['x'],
  checks,
  sql: `SELECT ${keys}, ${values} FROM x GROUP BY ${keys}`,
});

const join = (name: string, right: TableName, how: 'JOIN' | 'LEFT JOIN', key: string): Question => ({
  name,
  tables: ['j', right],
  checks: ['v1', 'v2'],
  sql: `SELECT j.*, r.* EXCLUDE (${key}) FROM j ${how} ${right} r USING (${key})`,
});

/** The ten questions over one table, and the five joins. */
export const questions: readonly Question[] = [
  group('groupby-q1', 'id1', 'sum(v1) AS v1', ['v1']),
  group('groupby-q2', 'id1, id2', 'sum(v1) AS v1', ['v1']),
  group('groupby-q3', 'id3', 'sum(v1) AS v1, avg(v3) AS v3', ['v1', 'v3']),
  group('groupby-q4', 'id4', 'avg(v1) AS v1, avg(v2) AS v2, avg(v3) AS v3', ['v1', 'v2', 'v3']),
  group('groupby-q5', 'id6', 'sum(v1) AS v1, sum(v2) AS v2, sum(v3) AS v3', ['v1', 'v2', 'v3']),
  group('groupby-q6', 'id4, id5', 'median(v3) AS median_v3, stddev(v3) AS sd_v3', ['median_v3', 'sd_v3']),
  group('groupby-q7', 'id3', 'max(v1) - min(v2) AS range_v1_v2', ['range_v1_v2']),
  {
    name: 'groupby-q8',
    tables: ['x'],
    checks: ['v3'],
    sql: 'SELECT id6, v3 FROM (SELECT id6, v3, row_number() OVER (PARTITION BY id6 ORDER BY v3 DESC) AS place FROM x) WHERE place <= 2',
  },
  group('groupby-q9', 'id2, id4', 'pow(corr(v1, v2), 2) AS r2', ['r2']),
  group('groupby-q10', 'id1, id2, id3, id4, id5, id6', 'sum(v3) AS v3, count(*) AS count', ['v3', 'count']),
  join('join-q1', 'small', 'JOIN', 'id1'),
  join('join-q2', 'medium', 'JOIN', 'id2'),
  join('join-q3', 'medium', 'LEFT JOIN', 'id2'),
  join('join-q4', 'medium', 'JOIN', 'id5'),
  join('join-q5', 'big', 'JOIN', 'id3'),
];

export interface RelationalCase {
  readonly name: string;
  readonly question: Question;
  readonly n: number;
  readonly peers: readonly RelationalPeerName[];
  readonly rounds: number;
}

export const casesOf = (n: number, rounds: number): readonly RelationalCase[] =>
  questions.map((question) => ({ name: question.name, question, n, peers: ['duckdb-wasm', 'arquero'], rounds }));
