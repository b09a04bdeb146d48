"""Comparison and logic beyond what tests/reference/daft-expressions.py goes through. Writes comparisons.json."""

from daft_cases import Cases, F, col

cases = Cases("comparisons")
N = ("Int64", [1, None, 3, -4])
B = ("Bool", [True, False, None, True])

cases.expr("col('n').between(1, 3)", col("n").between(1, 3), n=N)
cases.expr("col('n').isIn([1, 3])", col("n").is_in([1, 3]), n=N)
cases.expr("col('n').isNull()", col("n").is_null(), n=N)
cases.expr("col('n').notNull()", col("n").not_null(), n=N)
cases.expr("col('b').not()", ~col("b"), b=B)
cases.expr("col('n').eqNullSafe(null)", F.eq_null_safe(col("n"), None), n=N)
cases.frame("df.where(col('n').gt(0))", lambda df: df.where(col("n") > 0), df={"n": N, "b": B})
cases.frame("df.select('b', col('n').mul(2))", lambda df: df.select("b", col("n") * 2), df={"n": N, "b": B})
cases.write()
