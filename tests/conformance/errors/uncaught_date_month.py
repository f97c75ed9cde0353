# Uncaught date month.
import datetime
datetime.date(2020, 13, 1)
