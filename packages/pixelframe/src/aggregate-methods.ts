import { PlanError } from '@pixelframe/columnar';
import type { Expr } from '@pixelframe/plan';
import { alias, buildCall, exprName, functionDefinition } from '@pixelframe/plan';
import type { Expression } from './expression.ts';
import { toColumn } from './columns.ts';

type Columns<K extends string> = readonly (K | Expression)[];

/**
 * Daft's short forms: the aggregate of each of these columns, under the column's name. `K` are the column names, `D`
 * the DataFrame they give.
 */
export abstract class AggregateMethods<K extends string, D> {
  /** Names of the columns an aggregate without arguments takes. */
  protected abstract aggregateNames(): readonly string[];
  protected abstract aggregateExprs(exprs: readonly Expr[]): D;

  #of(fn: string, columns: Columns<K>, ...options: readonly unknown[]): D {
    const all: readonly (string | Expression)[] = columns.length === 0 ? this.aggregateNames() : columns;
    if (all.length === 0) throw new PlanError(`${fn}: there is no column to aggregate.`);
    return this.aggregateExprs(
      all.map((item) => {
        const expr = toColumn(item);
        return alias(
          buildCall(functionDefinition(fn), [expr, ...options], (value) => value as Expr),
          exprName(expr),
        );
      }),
    );
  }

  /** Sums; of all columns when none is named. */
  sum(...columns: Columns<K>): D {
    return this.#of('sum', columns);
  }

  mean(...columns: Columns<K>): D {
    return this.#of('mean', columns);
  }

  /** Standard deviations with n - 1 degrees of freedom. */
  stddev(...columns: Columns<K>): D {
    return this.#of('stddev', columns);
  }

  /** Variances with n - 1 degrees of freedom. */
  var(...columns: Columns<K>): D {
    return this.#of('var', columns);
  }

  skew(...columns: Columns<K>): D {
    return this.#of('skew', columns);
  }

  product(...columns: Columns<K>): D {
    return this.#of('product', columns);
  }

  min(...columns: Columns<K>): D {
    return this.#of('min', columns);
  }

  max(...columns: Columns<K>): D {
    return this.#of('max', columns);
  }

  /** The first value, whatever it is. */
  anyValue(...columns: Columns<K>): D {
    return this.#of('anyValue', columns);
  }

  countDistinct(...columns: Columns<K>): D {
    return this.#of('countDistinct', columns);
  }

  /** All values as a list. */
  listAgg(...columns: Columns<K>): D {
    return this.#of('listAgg', columns);
  }

  /** All distinct values as a list, nulls left out. */
  listAggDistinct(...columns: Columns<K>): D {
    return this.#of('listAggDistinct', columns);
  }

  /** All strings joined. */
  stringAgg(...columns: Columns<K>): D {
    return this.#of('stringAgg', columns);
  }

  /** @internal Values that are not null, of each column. */
  protected countOf(columns: Columns<K>): D {
    return this.#of('count', columns);
  }
}
