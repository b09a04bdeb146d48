"""Dates and times: parts, formats, time zones, truncation, calendar arithmetic, intervals. Writes datetimes.json."""

import datetime as dt

import daft
from daft_cases import Cases, F, col, lit

cases = Cases("datetimes")
X = col("x")


def seconds(*args):
    return int(dt.datetime(*args, tzinfo=dt.timezone.utc).timestamp())


def micros(*args):
    return seconds(*args) * 1_000_000


def day(*args):
    return (dt.date(*args) - dt.date(1970, 1, 1)).days


def camel(name):
    head, *rest = name.split("_")
    return head + "".join(part.capitalize() for part in rest)


NEW_YORK = "America/New_York"
US = ("Timestamp[us]", [0, -1, 1709214330250123, None, -62135596800000000, "253402300799999999", 1735689599999999])
MS = ("Timestamp[ms]", [0, -1, 1709214330250, None, 1704067199999])
NS = ("Timestamp[ns]", [0, -1, "1709214330250123456", None, "-9223372036854775808", "9223372036854775807"])
S = ("Timestamp[s]", [0, -1, 1709214330, None])
ZONED = (f"Timestamp[us; {NEW_YORK}]", [0, -1, 1709214330250123, None, micros(2024, 7, 1, 3), micros(2024, 7, 1, 5)])
OFFSET = ("Timestamp[ms; +05:30]", [0, -1, 1709214330250, None])
DATE = ("Date", [0, -1, 19782, None, -719162, 2932896, 19358, day(2021, 1, 3), day(2020, 12, 31)])
TIME = ("Time[us]", [0, 1, 49530250123, None, 86399999999])
TEXT = ("String", ["2024-02-29", None])
COUNT = ("Int64", [1, None])
TOOK = ("Duration[us]", [0, -1, 86400000000, None, 1500000, 90061001, -90061001])

# Parts of dates.
for name in "date day month quarter year day_of_week day_of_month day_of_year week_of_year".split():
    call = getattr(F, name)
    for columns in (US, ZONED, DATE):
        cases.expr(f"col('x').{camel(name)}()", call(X), x=columns, name=f"{name} of {columns[0]}")
for name in "dayofmonth dayofyear weekofyear".split():
    cases.expr(f"col('x').{name}()", getattr(F, name)(X), x=DATE)
cases.expr("col('x').weekOfYear()", F.week_of_year(X), x=NS, name="week_of_year of nanoseconds")
cases.expr("col('x').date()", F.date(X), x=OFFSET, name="date at an offset")
cases.expr("col('x').date()", F.date(X), x=S, name="date of seconds")
cases.expr("col('x').year()", F.year(X), x=TEXT, name="year of text")
cases.expr("col('x').year()", F.year(X), x=TIME, name="year of a time")
cases.expr("col('x').day()", F.day(X), x=TOOK, name="day of a duration")

# Parts of times.
for name in "hour minute second millisecond microsecond nanosecond".split():
    call = getattr(F, name)
    for columns in (US, NS, TIME):
        cases.expr(f"col('x').{name}()", call(X), x=columns, name=f"{name} of {columns[0]}")
for columns in (ZONED, OFFSET, S, MS):
    cases.expr("col('x').hour()", F.hour(X), x=columns, name=f"hour of {columns[0]}")
cases.expr("col('x').minute()", F.minute(X), x=OFFSET, name="minute at an offset")
cases.expr("col('x').millisecond()", F.millisecond(X), x=S, name="millisecond of seconds")
cases.expr("col('x').hour()", F.hour(X), x=DATE, name="hour of a date")
for columns in (US, MS, NS, S, ZONED, TIME):
    cases.expr("col('x').time()", F.time(X), x=columns, name=f"time of {columns[0]}")
cases.expr("col('x').time()", F.time(X), x=DATE, name="time of a date")
cases.expr("col('x').unixDate().cast(DataType.int64())", F.unix_date(X).cast(daft.DataType.int64()), x=US)
cases.expr("col('x').unixDate()", F.unix_date(X), x=ZONED)
cases.frame("df.select(col('x').unixDate())", lambda df: df.select(F.unix_date(X)), df={"x": DATE})
for part in ("year", " Week ", "day of week", "weekday", "dayofyear", "date", "nanosecond"):
    cases.expr(f"col('x').datepart('{part}')", F.datepart(part, X), x=US)
cases.frame("df.select(col('x').datepart('era'))", lambda df: df.select(F.datepart("era", X)), df={"x": US})

# Durations.
for name in "days hours minutes seconds milliseconds microseconds nanoseconds".split():
    for columns in (TOOK, ("Duration[s]", [-1, 90061, None, 9007199254740])):
        cases.expr(f"col('x').{camel('total_' + name)}()", getattr(F, "total_" + name)(X), x=columns, name=f"total_{name} of {columns[0]}")
cases.expr("col('x').totalHours()", F.total_hours(X), x=("Duration[ms]", [3_599_999, -3_600_001]), name="total_hours of milliseconds")
cases.expr("col('x').totalDays()", F.total_days(X), x=("Duration[ns]", ["9223372036854775807", -1]), name="total_days of nanoseconds")
cases.expr("col('x').totalSeconds()", F.total_seconds(X), x=COUNT, name="total_seconds of a number")

# To and from counts.
AFTER = ("Timestamp[us]", [0, 1709214330250123, None, "253402300799999999"])
for unit in ("s", "ms", "us", "Milliseconds", "ns"):
    cases.expr(f"col('x').toUnixEpoch('{unit}')", F.to_unix_epoch(X, unit), x=("Timestamp[us]", [0, 1709214330250123, None]))
cases.expr("col('x').toUnixEpoch()", F.to_unix_epoch(X), x=AFTER)
cases.expr("col('x').toUnixEpoch({ timeUnit: 'ms' })", F.to_unix_epoch(X, time_unit="ms"), x=ZONED[:1] + ([0, 1709214330250123, None],))
cases.expr("col('x').toUnixEpoch()", F.to_unix_epoch(X), x=DATE, name="to_unix_epoch of dates")
cases.expr("col('x').toUnixEpoch('us')", F.to_unix_epoch(X, "us"), x=NS[:1] + (["1709214330250123456", None],), name="to_unix_epoch of nanoseconds")
cases.expr("col('x').toUnixEpoch('ns')", F.to_unix_epoch(X, "ns"), x=NS, name="to_unix_epoch in nanoseconds")
cases.expr("col('x').toUnixEpoch('s').add(0)", F.to_unix_epoch(X, "s") + 0, x=("Timestamp[us]", [-1, -1500000]))
cases.frame("df.select(col('x').toUnixEpoch('weeks'))", lambda df: df.select(F.to_unix_epoch(X, "weeks")), df={"x": US})
BIG = ("Int64", [1, None, -1, 1709214330, 253402300800])
FLOAT = ("Float64", [1.9, None, -1.9, 1709214330.123456, "NaN", "Infinity", 1e20])
cases.expr("col('x').dateFromUnixDate()", F.date_from_unix_date(X), x=BIG)
cases.expr("col('x').dateFromUnixDate()", F.date_from_unix_date(X), x=("Int8", [1, -5, None]), name="date_from_unix_date of Int8")
cases.expr("col('x').dateFromUnixDate()", F.date_from_unix_date(X), x=FLOAT, name="date_from_unix_date of floats")
for name in ("timestamp_seconds", "timestamp_millis", "timestamp_micros", "from_unixtime"):
    for columns in (BIG, FLOAT, ("Int32", [19000, -1])):
        cases.expr(f"col('x').{camel(name)}()", getattr(F, name)(X), x=columns, name=f"{name} of {columns[0]}")
    cases.expr(f"col('x').{camel(name)}()", getattr(F, name)(X), x=TEXT, name=f"{name} of text")
cases.expr("col('x').timestampSeconds()", F.timestamp_seconds(X), x=("Int64", [10**13, "1000000000000000000"]), name="timestamp_seconds past 64 bits")
cases.expr("col('x').fromUnixtime('%Y/%j %H')", F.from_unixtime(X, "%Y/%j %H"), x=BIG)
cases.expr("col('x').fromUnixtime('%Q')", F.from_unixtime(X, "%Q"), x=BIG)

# As text.
for columns in (US, MS, NS, S, ZONED, OFFSET, DATE, TIME, ("Timestamp[us; UTC]", [0, 1500])):
    cases.expr("col('x').strftime()", F.strftime(X), x=columns, name=f"strftime of {columns[0]}")
cases.expr("col('x').dateFormat({ format: '%d.%m.%Y' })", F.date_format(X, format="%d.%m.%Y"), x=DATE)
DAYS = ("Date", [0, -1, 19782, None, -719162, 2932896, day(2021, 1, 3), day(2020, 12, 31), day(2026, 11, 1), 2932897, -719163, -719529])
for form in ("%Y|%y|%-Y|%_Y", "%m|%-m|%_m|%b|%B|%h|%q", "%d|%e|%-d|%_d|%0e", "%a|%A|%u|%w", "%j|%-j|%_j", "%U|%W|%-U", "%G|%g|%V", "%D|%x|%F|%v", "é%%日%n%t"):
    cases.expr(f"col('x').strftime('{form}')", F.strftime(X, form), x=DAYS)
cases.expr("col('x').strftime('%C')", F.strftime(X, "%C"), x=("Date", [0, 19782, -719162]))
MOMENTS = ("Timestamp[us]", [0, -1, 1709214330250123, None, micros(2024, 7, 4, 12), micros(2024, 7, 4, 0, 30)])
for form in ("%H|%k|%I|%l|%-H|%-I|%_H", "%p|%P|%M|%S|%-S", "%f|%3f|%6f|%9f|%-f|%_f", "%.f|%.3f|%.6f|%.9f", "%R|%T|%X|%r|%c", "%s|%-s"):
    cases.expr(f"col('x').strftime('{form}')", F.strftime(X, form), x=MOMENTS)
cases.expr("col('x').strftime('%.f|%f|%3f')", F.strftime(X, "%.f|%f|%3f"), x=NS, name="fractions of nanoseconds")
cases.expr("col('x').strftime('%H:%M:%S%.3f')", F.strftime(X, "%H:%M:%S%.3f"), x=TIME, name="strftime of a time")
for columns in (ZONED, OFFSET, ("Timestamp[s; Europe/London]", [0, 1709214330])):
    cases.expr("col('x').strftime('%H %z %:z %::z %:::z %Z %+')", F.strftime(X, "%H %z %:z %::z %:::z %Z %+"), x=columns, name=f"offsets of {columns[0]}")
for form in ("%Q", "%", "%-A", "%5f", "%E", "%#z", "%:a", "%4Y"):
    cases.expr(f"col('x').strftime('{form}')", F.strftime(X, form), x=US)
cases.expr("col('x').strftime('%H')", F.strftime(X, "%H"), x=DATE, name="%H of a date")
cases.expr("col('x').strftime('%Y')", F.strftime(X, "%Y"), x=TIME, name="%Y of a time")
cases.expr("col('x').strftime('%z')", F.strftime(X, "%z"), x=US, name="%z without a time zone")
cases.expr("col('x').strftime('')", F.strftime(X, ""), x=US)
cases.expr("col('x').strftime()", F.strftime(X), x=COUNT, name="strftime of a number")


# From text.
def date_of(form, *texts):
    cases.expr(f"col('x').toDate('{form}')", F.to_date(X, form), x=("String", list(texts)), name=f"toDate {form} {texts}")


def moment_of(form, *texts, zone=None):
    js = f"col('x').toDatetime('{form}')" if zone is None else f"col('x').toDatetime('{form}', '{zone}')"
    expr = F.to_datetime(X, form) if zone is None else F.to_datetime(X, form, zone)
    cases.expr(js, expr, x=("String", list(texts)), name=f"toDatetime {form} {zone} {texts}")


date_of("%Y-%m-%d", "2024-02-29", "2024-2-9", None, "0001-01-01", "9999-12-31", "-0001-01-01", "+12345-01-01", " 2024-02-29")
for text in ("x", "2023-02-29", "2024-02-29 ", "2024-02-29T", "", "12345-01-01", "2024-00-10", "２０２４-01-01"):
    date_of("%Y-%m-%d", text)
for form, *texts in (
    ("%Y-%j", "2024-060", "2024-366"), ("%Y-%j", "2023-366"), ("%Y/%m", "2024/02"),
    ("%d %B %Y", "29 February 2024", "1 may 2024", "3 JAN 2025"), ("%d %b %Y", "29 FEB 2024"), ("%d %b %Y", "29 February 2024"),
    ("%A %d %b %Y", "Thursday 29 Feb 2024", "thu 29 feb 2024"), ("%A %d %b %Y", "Friday 29 Feb 2024"), ("%Y-%m-%d %a", "2024-02-29 Thursday"),
    ("%G-W%V-%u", "2024-W09-4", "2020-W53-7", "2021-W01-1"), ("%G-%V-%a", "2021-53-Fri"), ("%g-%V-%u", "24-09-4"),
    ("%Y-%U-%w", "2024-08-4", "2024-00-1"), ("%Y-%W-%u", "2024-09-4", "2024-01-1"), ("%Y-%U-%a", "2024-00-Sun"), ("%Y-%U-%a", "2024-53-Mon"),
    ("%D", "02/29/24"), ("%F", "2024-02-29"), ("%v", "29-Feb-2024"), ("%x", "02/29/24"), ("%e/%m/%Y", " 9/02/2024", "9/02/2024"),
    ("%y%m%d", "240229", "700228", "690228"), ("%C%y%m%d", "20240229", "19990101"), ("%C-%m-%d", "20-02-29"), ("%Y%m%d", "20240229"), ("%Y%m%d", "2024229"),
    ("%-d/%-m/%Y", "9/2/2024"), ("%d.%m.%Y", "29.02.2024", "1.1.2024"), ("%Y年%m月%d日", "2024年02月29日"),
    ("%Y-%m-%d %H:%M", "2024-02-29 13:45"), ("%Y-%m-%d %H", "2024-02-29 25"), ("%Y-%m-%d %I", "2024-02-29 13"), ("%s", "1709214330"),
    ("%q %Y %m %d", "1 2024 02 29"), ("%Y-%m-%d %q", "2024-02-29 2"), ("%y-%m-%d %Y", "24-02-29 2024"), ("%y-%m-%d %Y", "25-02-29 2024"),
    ("%Y %m %d", "2024  02   29", "20240229"), ("%F%%", "2024-02-29%"), ("%n%F", "2024-02-29", " 2024-02-29"),
    ("%FT%T%z", "2024-02-29T23:00:00-0500"), ("%+", "2024-02-29T23:00:00Z"), ("%c", "Thu Feb 29 13:45:30 2024"), ("%F %Z", "2024-02-29 CET"), ("%F %Z", "2024-02-29 CET x"),
    ("%Q", "1"), ("%", "1"), ("literal", "literal"), ("", ""),
):  # fmt: skip
    date_of(form, *texts)
moment_of("%F %T", "2024-02-29 13:45:30", None, "1969-12-31 23:59:59", "0001-01-01 00:00:00", "2024-02-29 23:59:60", "2024-02-29 9:5:3", "2024-02-29 13:45:30.5 rest")
for text in ("x", "2024-02-29 24:00:00", "2024-02-29", ""):
    moment_of("%F %T", text)
for form, *texts in (
    ("%Y-%m-%d", "2024-02-29"), ("%F %H:%M", "2024-02-29 13:45"), ("%F %H", "2024-02-29 13"), ("%T", "13:45:30"),
    ("%F %T%.f", "2024-02-29 13:45:30.123456789", "2024-02-29 13:45:30", "2024-02-29 13:45:30.5"),
    ("%F %T%.3f", "2024-02-29 13:45:30.123", "2024-02-29 13:45:30.123456", "2024-02-29 13:45:30"), ("%F %T%.3f", "2024-02-29 13:45:30.12"),
    ("%F %T.%6f", "2024-02-29 13:45:30.123456"), ("%F %T%3f", "2024-02-29 13:45:30123"), ("%F %T%.9f", "2024-02-29 13:45:30.123456789"),
    ("%F %T.%f", "2024-02-29 13:45:30.123", "2024-02-29 13:45:30.000123000"),
    ("%FT%T%z", "2024-02-29T23:00:00-0500", "2024-02-29T23:00:00+05:30", "2024-02-29T23:00:00 +01 :30", "2024-02-29T23:00:00−0100"),
    ("%FT%T%z", "2024-02-29T23:00:00Z"), ("%FT%T%z", "2024-02-29T23:00:00+01"), ("%FT%T%z", "2024-02-29T23:00:00+0160"), ("%FT%T%z", "2024-02-29T23:00:00+2400"),
    ("%FT%T%:z", "2024-02-29T23:00:00-05:00"), ("%FT%T%::z", "2024-02-29T23:00:00-05:00:00"), ("%FT%T%#z", "2024-02-29T23:00:00-05", "2024-02-29T23:00:00Z", "2024-02-29T23:00:00z"),
    ("%+", "2024-02-29T23:00:00.5-05:00", "2024-02-29t23:00:00Z", "2024-02-29 23:00:00Z"), ("%c", "Thu Feb 29 13:45:30 2024"),
    ("%s", "1709214330", "0"), ("%s", "-1"), ("%s%.3f", "1709214330.250"), ("%s %z", "1709214330 +0100"), ("%s %F", "1709214330 2024-02-29"), ("%s %F", "1709214330 2024-02-28"),
    ("%F %I:%M:%S %p", "2024-02-29 01:45:30 PM", "2024-02-29 12:45:30 am", "2024-02-29 12:45:30 pm"), ("%F %l:%M %P", "2024-02-29  1:45 pm"), ("%F %I:%M:%S", "2024-02-29 01:45:30"),
    ("%F %R", "2024-02-29 13:45"), ("%F %r", "2024-02-29 01:45:30 PM"), ("%F %X", "2024-02-29 13:45:30"), ("%Y-%j %T", "2024-060 13:45:30"), ("%F %k:%M", "2024-02-29  9:45"),
    ("%FT%T%Z", "2024-02-29T13:45:30UTC"), ("%FT%TZ", "2024-02-29T13:45:30Z"), ("%F %TZ", "2024-02-29 13:45:30"), ("%F %T ", "2024-02-29 13:45:30"),
):  # fmt: skip
    moment_of(form, *texts)
moment_of("%FT%T%z", "2024-02-29T23:00:00-0500", None, zone=NEW_YORK)
moment_of("%FT%T%z", "2024-02-29T23:00:00-0500", zone="Foo/Bar")
moment_of("%F %T", "2024-02-29 13:45:30", zone=NEW_YORK)
moment_of("%Y-%m-%d %T", "2024-03-10 02:30:00", zone=NEW_YORK)
cases.expr("col('x').toDate('%Y')", F.to_date(X, "%Y"), x=COUNT)
cases.expr("col('x').toDatetime('%Y')", F.to_datetime(X, "%Y"), x=COUNT)

# Time zones.
NAIVE = ("Timestamp[us]", [0, -1, 1709214330250123, None, micros(2024, 3, 10, 1, 59, 59), micros(2024, 3, 10, 3), micros(2024, 11, 3, 0, 59, 59), micros(2024, 11, 3, 2)])
AWARE = (f"Timestamp[us; {NEW_YORK}]", [0, -1, None, micros(2024, 3, 10, 6, 59, 59), micros(2024, 3, 10, 7), micros(2024, 11, 3, 5, 30), micros(2024, 11, 3, 6, 30)])
UTC = ("Timestamp[us; UTC]", NAIVE[1])
FAR = ("Timestamp[s]", [-5_000_000_000, 4_000_000_000, 100_000_000_000, None])
for zone in ("UTC", NEW_YORK, "+02:00", "-05:30", "Asia/Kathmandu", "Etc/GMT+5"):
    cases.expr(f"col('x').convertTimeZone('{zone}')", F.convert_time_zone(X, zone), x=AWARE)
    cases.expr(f"col('x').convertTimeZone('{zone}', '{NEW_YORK}')", F.convert_time_zone(X, zone, NEW_YORK), x=NAIVE)
    cases.expr(f"col('x').replaceTimeZone('{zone}')", F.replace_time_zone(X, zone), x=NAIVE)
    cases.expr(f"col('x').fromUtcTimestamp('{zone}')", F.from_utc_timestamp(X, zone), x=AWARE)
    cases.expr(f"col('x').toUtcTimestamp('{zone}')", F.to_utc_timestamp(X, zone), x=NAIVE)
cases.expr("col('x').convertTimeZone('UTC', { fromTimezone: 'Asia/Tokyo' })", F.convert_time_zone(X, "UTC", from_timezone="Asia/Tokyo"), x=AWARE)
cases.expr("col('x').convertTimezone('Asia/Tokyo')", F.convert_timezone("Asia/Tokyo", X), x=AWARE)
cases.expr("col('x').convertTimezone('Asia/Tokyo')", F.convert_timezone("Asia/Tokyo", X), x=NAIVE, name="convert_timezone without a time zone")
cases.expr("col('x').convertTimeZone('UTC')", F.convert_time_zone(X, "UTC"), x=NAIVE, name="convert_time_zone without a time zone")
cases.expr("col('x').replaceTimeZone()", F.replace_time_zone(X), x=AWARE)
cases.expr(f"col('x').replaceTimeZone('{NEW_YORK}')", F.replace_time_zone(X, NEW_YORK), x=UTC, name="replace_time_zone of UTC")
cases.expr("col('x').replaceTimeZone('+02:00')", F.replace_time_zone(X, "+02:00"), x=("Timestamp[ns]", [1, None, "1709214330250123456"]), name="replace_time_zone of nanoseconds")
cases.expr(f"col('x').fromUtcTimestamp('{NEW_YORK}')", F.from_utc_timestamp(X, NEW_YORK), x=FAR, name="offsets long ago and far ahead")
cases.expr(f"col('x').toUtcTimestamp('{NEW_YORK}')", F.to_utc_timestamp(X, NEW_YORK), x=FAR, name="local times long ago and far ahead")
cases.expr("col('x').fromUtcTimestamp('America/Chicago')", F.from_utc_timestamp(X, "America/Chicago"), x=("Timestamp[s]", [7_000_000_000]))
for zone, text in (("Europe/London", "1968-11-01"), ("Africa/Casablanca", "2024-03-20"), ("Australia/Lord_Howe", "2024-04-06"), ("Pacific/Apia", "2011-12-30"), ("Asia/Kolkata", "1945-10-14"), ("America/Sao_Paulo", "2018-11-04"), ("Antarctica/Troll", "2024-03-31")):  # fmt: skip
    start = int(dt.datetime.fromisoformat(text).replace(tzinfo=dt.timezone.utc).timestamp())
    cases.expr(f"col('x').fromUtcTimestamp('{zone}')", F.from_utc_timestamp(X, zone), x=("Timestamp[s]", [start + 1800 * i for i in range(96)]))
for local in (micros(2024, 3, 10, 2), micros(2024, 3, 10, 2, 59, 59), micros(2024, 11, 3, 1), micros(2024, 11, 3, 1, 59, 59)):
    cases.expr(f"col('x').toUtcTimestamp('{NEW_YORK}')", F.to_utc_timestamp(X, NEW_YORK), x=("Timestamp[us]", [local]), name=f"no such local time {local}")
cases.expr(f"col('x').replaceTimeZone('{NEW_YORK}')", F.replace_time_zone(X, NEW_YORK), x=("Timestamp[us]", [micros(2024, 3, 10, 2, 30)]), name="replace_time_zone in a gap")
for zone in ("Foo/Bar", "Z", "+0200", "", "+25:00"):
    cases.expr(f"col('x').convertTimeZone('{zone}', 'UTC')", F.convert_time_zone(X, zone, "UTC"), x=NAIVE)
    cases.expr(f"col('x').fromUtcTimestamp('{zone}')", F.from_utc_timestamp(X, zone), x=NAIVE)
cases.expr("col('x').replaceTimeZone('UTC')", F.replace_time_zone(X, "UTC"), x=DATE)
cases.expr("col('x').toUtcTimestamp('UTC')", F.to_utc_timestamp(X, "UTC"), x=TEXT)

# Truncation.
LATER = ("Timestamp[us]", [0, -1, 1709214330250123, None, "-62135596800000001", 1720000000000001])
for interval in ("1 day", "2 days", "1 week", "3 weeks", "15 minutes", "90 minutes", "1 hour", "1 hours", "7 hours", "1 second", "40 seconds", "1 millisecond", "250 milliseconds", "1500 milliseconds", "7 microseconds", "500 microseconds", "1 microsecond"):  # fmt: skip
    cases.expr(f"col('x').dateTrunc('{interval}')", F.date_trunc(interval, X), x=LATER)
for columns in (MS, NS, S):
    cases.expr("col('x').dateTrunc('1 day')", F.date_trunc("1 day", X), x=columns[:1] + (columns[1][:4],), name=f"days of {columns[0]}")
cases.expr("col('x').dateTrunc('7 nanoseconds')", F.date_trunc("7 nanoseconds", X), x=("Timestamp[ns]", [0, -1, "1709214330250123456"]))
cases.expr("col('x').dateTrunc('1 microsecond')", F.date_trunc("1 microsecond", X), x=NS[:1] + (NS[1][:4],), name="microseconds of nanoseconds")
BEFORE = (f"Timestamp[us; {NEW_YORK}]", [0, -1, None, micros(2024, 3, 10, 6, 59), micros(2024, 7, 1, 3), micros(2024, 11, 3, 5, 30)])
for interval in ("1 day", "1 week", "3 hours", "1 hour", "5 seconds"):
    cases.expr(f"col('x').dateTrunc('{interval}')", F.date_trunc(interval, X), x=BEFORE, name=f"{interval} in a time zone")
cases.expr("col('x').dateTrunc('1 day').add(interval({}))", F.date_trunc("1 day", X), x=(f"Timestamp[us; {NEW_YORK}]", [micros(2024, 3, 10, 7)]))
for text in ("1 hour", "1 day", "1 week", "1 millisecond"):
    cases.expr(
        f"col('x').dateTrunc('{text}', {{ relativeTo: new Date('2024-01-01T00:20:00.000Z') }})",
        F.date_trunc(text, X, relative_to=lit(dt.datetime(2024, 1, 1, 0, 20))), x=LATER,
    )  # fmt: skip
cases.expr("col('x').dateTrunc('1 hour', col('r'))", F.date_trunc("1 hour", X, col("r")), x=("Timestamp[us]", [1, None, 7200000001]), r=("Timestamp[us]", [0, 1, 1]))
for interval in ("day", "", "0 days", "1  day", "1 DAY", "1 d", "1.5 hours", "1day"):
    cases.expr(f"col('x').dateTrunc('{interval}')", F.date_trunc(interval, X), x=LATER)
cases.expr("col('x').dateTrunc('1 month')", F.date_trunc("1 month", X), x=LATER)
cases.expr("col('x').dateTrunc('1 day')", F.date_trunc("1 day", X), x=TIME, name="days of a time")
cases.expr("col('x').dateTrunc('1 week', { relativeTo: null })", F.date_trunc("1 week", X), x=DATE)
for unit in ("day", " week ", "2 hours", "minute"):
    cases.expr(f"col('x').trunc('{unit}')", F.trunc(X, unit), x=LATER)
cases.expr("col('x').trunc('quarter')", F.trunc(X, "quarter"), x=LATER)

# Calendar arithmetic.
FROM = ("Date", [0, -1, 19782, None, 19753, 19722])
BY = ("Int64", [1, -1, None, 3, 12, -400])
for name in "date_add dateadd date_sub add_months".split():
    cases.expr(f"col('x').{camel(name)}(col('n'))", getattr(F, name)(X, col("n")), x=FROM, n=BY)
    cases.expr(f"col('x').{camel(name)}(col('n'))", getattr(F, name)(X, col("n")), x=FROM, n=("Int8", BY[1][:5] + [-100]), name=f"{name} of Int8")
    cases.expr(f"col('x').{camel(name)}(1.5)", getattr(F, name)(X, 1.5), x=FROM)
    cases.expr(f"col('x').{camel(name)}(col('n'))", getattr(F, name)(X, col("n")), x=("Date", [1, 1, 1]), n=("Int64", [2**31 + 2, 2**40, 3_000_000]), name=f"{name} past 32 bits")
cases.expr("col('x').dateAdd(1)", F.date_add(X, 1), x=FROM)
cases.expr("col('x').dateSub(1)", F.date_sub(X, 1), x=FROM)
cases.expr("col('x').dateAdd(1)", F.date_add(X, 1), x=US, name="date_add of a timestamp")
cases.expr("col('x').addMonths(1)", F.add_months(X, 1), x=FROM)
cases.expr("col('x').addMonths(col('n'))", F.add_months(X, col("n")), x=ZONED, n=BY, name="add_months in a time zone")
cases.expr("col('x').addMonths(col('n'))", F.add_months(X, col("n")), x=TEXT, n=COUNT, name="add_months of text")
ENDS = ("Date", [0, 19753, None, 19753, 1])
for name in ("date_diff", "datediff", "months_between"):
    for columns in (ENDS, (US[0], US[1][:5]), (ZONED[0], ZONED[1][:5])):
        js = camel(name)
        cases.expr(f"col('x').{js}(col('y'))", getattr(F, name)(X, col("y")), x=columns, y=("Date", [1000, 20000, 30000, 40000, 50000] if name != "months_between" else [30, day(2050, 1, 31), day(2050, 1, 31), None, 50000]), name=f"{name} of {columns[0]}")
    cases.expr(f"col('x').{camel(name)}(col('y'))", getattr(F, name)(X, col("y")), x=TEXT, y=TEXT, name=f"{name} of text")
cases.expr("col('x').dateDiff(lit('2023-01-31').cast(DataType.date()))", F.date_diff(X, dt.date(2023, 1, 31)), x=ENDS)
SPAN_ENDS = [(2024, 2, 29, 12), (2024, 3, 31, 23, 59, 59), (2024, 3, 15, 6), (2024, 1, 31), (1997, 2, 28, 10, 30), (2024, 5, 20), (2024, 3, 15, 6)]
SPAN_STARTS = [(2024, 1, 31), (2024, 2, 29, 1), (2024, 1, 15, 18), (2024, 2, 29), (1996, 10, 30), (2024, 4, 10), (2024, 2, 14, 18)]
ENDED, STARTED = [micros(*a) for a in SPAN_ENDS], [micros(*a) for a in SPAN_STARTS]
cases.expr("col('x').monthsBetween(col('y'))", F.months_between(X, col("y")), x=("Timestamp[us]", ENDED), y=("Timestamp[us]", STARTED))
cases.expr("col('x').monthsBetween(col('y')).mul(1)", F.months_between(X, col("y")) * 1, x=("Date", [day(2024, 5, 10), day(2024, 3, 1)]), y=("Date", [day(2024, 4, 20), day(2024, 2, 29)]))
for columns in (DATE, US, ZONED):
    cases.expr("col('x').lastDay()", F.last_day(X), x=columns, name=f"last_day of {columns[0]}")
    cases.expr("col('x').nextDay('Mon')", F.next_day(X, "Mon"), x=columns if columns is not ZONED else (ZONED[0], [0, None, micros(2024, 7, 3, 3)]), name=f"next_day of {columns[0]}")
for weekday in ("Monday", "TUE", "we", "Th", "friday", "sat", "Su"):
    cases.expr(f"col('x').nextDay('{weekday}')", F.next_day(X, weekday), x=("Date", [19782, 19783, 19784, 19785, 19786, 19787, 19788, None]))
for weekday in ("tues", "", " Monday", "Foo"):
    cases.expr(f"col('x').nextDay('{weekday}')", F.next_day(X, weekday), x=DATE)
cases.expr("col('x').lastDay()", F.last_day(X), x=TEXT, name="last_day of text")

# Dates and moments from their parts.
YEARS = [2024, 2023, None, 0, -1, 9999, 10000, 2024, 262142, 262143, -262143, -262144]
YMD = {"y": ("Int32", YEARS), "m": ("Int32", [2, 2, 1, 1, 12, 12, 1, 13, 12, 1, 1, 12]), "d": ("Int32", [29, 29, 1, 1, 31, 31, 1, 1, 31, 1, 1, 31])}
cases.expr("F.makeDate(col('y'), col('m'), col('d'))", F.make_date(col("y"), col("m"), col("d")), **YMD)
cases.expr("col('y').makeDate(col('m'), col('d'))", F.make_date(col("y"), col("m"), col("d")), y=("Int64", [2024, 2**32 + 2024]), m=("UInt8", [1, 2]), d=("Int8", [31, 1]))
cases.expr("F.makeDate(2024, 2, 29)", F.make_date(2024, 2, 29), y=("Int8", [1]))
cases.expr("F.makeDate(2024, col('m'), 1)", F.make_date(2024, col("m"), 1), m=("Int32", [1, 2]))
cases.expr("F.makeDate(col('y'), 2.5, 1)", F.make_date(col("y"), 2.5, 1), y=("Int32", [1]))
PARTS = {
    "y": ("Int32", [2024] * 11), "mo": ("Int32", [3] * 11), "d": ("Int32", [10] * 11),
    "h": ("Int32", [0, 1, 2, 3, 23, 24, -1, None, 5, 5, 5]), "mi": ("Int32", [0, 30, 30, 30, 59, 0, 0, 0, 60, -1, 59]),
    "s": ("Float64", [0, 1.5, 59.999999, 59.9999999, 1.0000005, 1, 1, 1, 1, 1, 60]),
}  # fmt: skip
ARGS = [col(name) for name in PARTS]
JS_ARGS = ", ".join(f"col('{name}')" for name in PARTS)
for name in ("make_timestamp", "make_timestamp_ltz"):
    call = getattr(F, name)
    cases.expr(f"F.{camel(name)}({JS_ARGS})", call(*ARGS), **PARTS)
    for zone in ("UTC", NEW_YORK):
        cases.expr(f"F.{camel(name)}({JS_ARGS}, {{ timezone: '{zone}' }})", call(*ARGS, timezone=zone), **PARTS)
    whole = {**{key: (kind, values[:3]) for key, (kind, values) in PARTS.items()}, "mo": ("Int32", [11] * 3), "d": ("Int32", [3] * 3), "s": ("Int64", [30, 59, 60])}
    cases.expr(f"F.{camel(name)}({JS_ARGS}, '{NEW_YORK}')", call(*ARGS, NEW_YORK), **whole)
    cases.expr(f"F.{camel(name)}({JS_ARGS}, 'Foo/Bar')", call(*ARGS, "Foo/Bar"), **whole)
    cases.expr(f"F.{camel(name)}({JS_ARGS}, '+02:00')", call(*ARGS, "+02:00"), **whole)
six = {"y": ("Int32", [2024] * 7), "mo": ("Int32", [1] * 7), "d": ("Int32", [1] * 7), "h": ("Int32", [0] * 7), "mi": ("Int32", [0] * 7), "s": ("Float64", [0.1234567, 0.0000005, 0.0000015, 0.9999995, 0.9999994, "-0", 59.9999996])}
cases.expr(f"F.makeTimestamp({JS_ARGS}).add(interval({{}}))", F.make_timestamp(*ARGS), **six)
one = {"y": ("Int32", [2024] * 2), "mo": ("Int32", [1] * 2), "d": ("Int32", [1] * 2), "h": ("Int32", [0] * 2), "mi": ("Int32", [0] * 2), "s": ("Float64", ["NaN", -0.1])}
cases.expr(f"F.makeTimestamp({JS_ARGS}).sub(interval({{}}))", F.make_timestamp(*ARGS), **one)
cases.expr("F.makeTimestamp(2024, 1, 1, 0, col('s'), 0)", F.make_timestamp(2024, 1, 1, 0, col("s"), 0), s=("Float64", [1.5]))
cases.expr("F.makeTimestamp(2024, 1, 1, 0, 0, col('s'))", F.make_timestamp(2024, 1, 1, 0, 0, col("s")), s=TEXT)

# Now: only the types and that rows agree can be compared.
NOW = {"x": ("Int64", [1, 2, 3])}
cases.expr("F.currentTimezone()", F.current_timezone(), **NOW)
cases.expr("F.currentDate().year().ge(2024)", F.year(F.current_date()) >= 2024, **NOW)
cases.expr("F.currentTimestamp().year().ge(2024)", F.year(F.current_timestamp()) >= 2024, **NOW)
cases.frame("df.select(F.currentDate().alias('d'), F.currentTimestamp().alias('t')).limit(0)", lambda df: df.select(F.current_date().alias("d"), F.current_timestamp().alias("t")).limit(0), df=NOW)

# Partitions.
LATER_ON = ("Timestamp[us]", [0, 3599999999, 1709214330250123, None, "253402300799999999"])
for name in ("partition_days", "partition_hours", "partition_months", "partition_years"):
    cases.expr(f"col('x').{camel(name)}()", getattr(F, name)(X), x=LATER_ON if name == "partition_hours" else US)
    cases.expr(f"col('x').{camel(name)}()", getattr(F, name)(X), x=(ZONED[0], [0, None, micros(2024, 7, 1, 3)]), name=f"{name} in a time zone")
    cases.expr(f"col('x').{camel(name)}()", getattr(F, name)(X), x=DATE, name=f"{name} of dates")
    cases.expr(f"col('x').{camel(name)}()", getattr(F, name)(X), x=TEXT, name=f"{name} of text")
cases.frame("df.select(col('x').partitionHours().alias('hours'))", lambda df: df.select(F.partition_hours(X).alias("hours")), df={"x": ("Timestamp[us]", [-1, -3600000001])})

# Intervals and the arithmetic of times.
for parts in ({"days": 1}, {"hours": 25}, {"nanos": 1500}, {"millis": 1, "seconds": 2}, {"minutes": -90}, {}):
    js = "interval({ " + ", ".join(f"{key}: {value}" for key, value in parts.items()) + " })"
    if parts != {"minutes": -90}:
        cases.expr(f"col('x').add({js})", X + daft.interval(**parts), x=("Date", DATE[1][:4]), name=f"Date + {js}")
    for columns in (("Timestamp[us]", US[1][:5]), ("Timestamp[ms]", MS[1]), ("Timestamp[s]", S[1]), ("Timestamp[ns]", NS[1][:4])):
        cases.expr(f"col('x').add({js})", X + daft.interval(**parts), x=columns, name=f"{columns[0]} + {js}")
    cases.expr(f"col('x').sub({js})", X - daft.interval(**parts), x=("Timestamp[us]", US[1][:5]), name=f"- {js}")
cases.expr("col('x').add(interval({ hours: -1 }))", X + daft.interval(hours=-1), x=("Date", [0, 19782]))
cases.expr("col('x').add(interval({ hours: 24 }))", X + daft.interval(hours=24), x=AWARE, name="hours in a time zone")
cases.expr("col('x').add(interval({ days: 1 })).sub(interval({}))", X + daft.interval(days=1), x=(f"Timestamp[us; {NEW_YORK}]", [micros(2024, 3, 10, 6, 59, 59)]))
cases.expr("interval({ months: 1 }).add(col('x'))", daft.interval(months=1) + col("x"), x=("Date", [19753]))
for unit in ("s", "ms", "us", "ns"):
    cases.expr("col('x').add(col('y'))", X + col("y"), x=(f"Timestamp[{unit}]", [1000, -1, None]), y=(f"Duration[{unit}]", [1, 1500, 1]), name=f"+ in {unit}")
    cases.expr("col('x').sub(col('y'))", X - col("y"), x=(f"Timestamp[{unit}]", [1000, -1, None]), y=(f"Timestamp[{unit}]", [1, 1500, 1]), name=f"- in {unit}")
    cases.expr("col('x').sub(col('y'))", X - col("y"), x=(f"Duration[{unit}]", [1000, -1, None]), y=(f"Duration[{unit}]", [1, 1500, 1]), name=f"durations in {unit}")
cases.expr("col('y').add(col('x'))", col("y") + X, x=("Date", [1000, -1, None]), y=("Duration[ms]", [86400000, -1500, 1]))
cases.expr("col('x').sub(col('y')).add(interval({}))", X - col("y"), x=("Timestamp[ms]", [1000]), y=("Duration[us]", [1]))
cases.expr("col('x').sub(col('y')).add(interval({ millis: 0 }))", X - col("y"), x=("Duration[ms]", [1000]), y=("Duration[us]", [1]))
cases.expr("col('x').sub(col('y')).totalSeconds()", F.total_seconds(X - col("y")), x=("Timestamp[ms]", [1000]), y=("Timestamp[us]", [1]))
cases.expr("col('x').sub(col('y'))", X - col("y"), x=("Timestamp[us; UTC]", [1000]), y=(f"Timestamp[us; {NEW_YORK}]", [1]), name="- of two time zones")
cases.expr("col('x').sub(col('y'))", X - col("y"), x=("Timestamp[us; UTC]", [1000]), y=("Timestamp[us]", [1]), name="- with and without a time zone")
cases.expr("col('x').add(col('y'))", X + col("y"), x=("Time[us]", [1000]), y=("Duration[us]", [1]), name="a time + a duration")
cases.write()
