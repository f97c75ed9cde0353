# datetime: dates, times, deltas, formatting, parsing, zones.
from datetime import UTC, date, datetime, time, timedelta, timezone

d = date(2024, 2, 28)
print(d, d + timedelta(days=2), d.weekday(), d.isoweekday(), d.isoformat(), d.replace(day=1), d.toordinal(), d.timetuple().tm_yday, d.isocalendar(), repr(d))
print(date(2024, 12, 25) - d, (date(2024, 12, 25) - d).days, d < date(2025, 1, 1), date.fromisoformat("2023-01-05"), d.strftime("%A %d %B %Y, %j, %U"), f"{d:%d/%m/%y}")
moment = datetime(2024, 3, 9, 14, 5, 6, 789)
print(moment, repr(moment), moment.date(), moment.time(), moment.isoformat(" ", "minutes"), moment.strftime("%I:%M %p %f %y"), moment.hour)
print(datetime.strptime("2024-01-02 03:04:05", "%Y-%m-%d %H:%M:%S"), datetime.fromisoformat("2024-05-06T07:08:09+02:00"), datetime.fromtimestamp(0, UTC), datetime(2024, 1, 1, tzinfo=UTC).timestamp())
delta = timedelta(days=1, hours=2, minutes=3.5, seconds=-4, milliseconds=5)
print(delta, repr(delta), delta.total_seconds(), delta * 2, delta / 2, delta // timedelta(hours=1), -delta, abs(-delta), timedelta(seconds=-1), str(timedelta(0)), delta.seconds, timedelta(weeks=1) > delta)
zone = timezone(timedelta(hours=5, minutes=30), "IST")
there = datetime(2024, 1, 1, 12, tzinfo=zone)
print(there, there.astimezone(UTC), there.utcoffset(), there.tzname(), there.isoformat(), zone, UTC, there == there.astimezone(UTC))
print(time(1, 2, 3), time(23, 59).isoformat(), time(1) < time(2), datetime.combine(d, time(5)), datetime.min, date.max)
for call in (lambda: date(2023, 2, 29), lambda: date(2024, 13, 1), lambda: time(25), lambda: datetime.strptime("x", "%Y"), lambda: datetime.strptime("2024 extra", "%Y"), lambda: date.fromisoformat("nope"), lambda: moment - there, lambda: moment < there, lambda: d - 5, lambda: timedelta() + 1, lambda: datetime(2024, 1)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
