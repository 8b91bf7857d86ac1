"""Times as older people write them, each with its exact reading; and what must hold for any text at all."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from concierge_bot.understanding.when import When, read, spans, without_time, words
from tests.unit.when_table import NOW, Row, check

# Monday 23 November 2026, 10:15. Read by eye one by one after the first looks of test_when_first_look.
PHRASES = [
    Row("can you come at 9 tomorrow", "11-24 09:00"),
    Row("tomorrow morning at 9", "11-24 09:00"),
    Row("tomorrow morning around 9ish", "11-24 09:00"),
    Row("pick me up 8 tonight", "11-23 20:00"),
    Row("eggs 2 bread 3 tomorrow", "11-24", asks="hour"),
    Row("8 tonight", "11-23 20:00"),
    Row("12 tomorrow", "11-24 12:00"),
    Row("friday 3pm", "11-27 15:00"),
    Row("next tuesday", "12-01", asks="day"),
    Row("next week monday", "11-30"),
    Row("monday next week", "11-30"),
    Row("wednesday of next week", "12-02"),
    Row("a week today", "11-30"),
    Row("two weeks on saturday", "12-12"),
    Row("in a fortnight", "12-07"),
    Row("half 8", "11-23 20:30", country="GB"),
    Row("half 8", "11-23 20:30", asks="hour"),
    Row("25/12", "12-25"),
    Row("11/30", "11-30"),
    Row("1/2 pound of butter", None),
    Row("need 1/2 gallon milk friday", "11-27"),
    Row("2026-12-05 at 3pm", "12-05 15:00"),
    Row("dec 5 2026", "12-05"),
    Row("january 3", "2027-01-03"),
    Row("jan 3rd at 10am", "2027-01-03 10:00"),
    Row("may 5", "2027-05-05"),
    Row("may i come friday", "11-27"),
    Row("in march", "2027-03-01", "2027-03-31", asks="day"),
    Row("the second one please", None),
    Row("the 3rd floor", None),
    Row("on the third", "12-03"),
    Row("31st", "12-31"),
    Row("feb 30", "11-23", asks="unread"),
    Row("noon tomorrow", "11-24 12:00"),
    Row("midnight", "11-24 00:00"),
    Row("tonight at midnight", "11-24 00:00"),
    Row("friday midnight", "11-28 00:00", asks="day"),
    Row("at 12", "11-23 12:00"),
    Row("at 12:30", "11-23 12:30"),
    Row("12pm", "11-23 12:00"),
    Row("12am", "11-24 00:00"),
    Row("08:00", "11-24 08:00"),
    Row("14:00 tomorrow", "11-24 14:00"),
    Row("20:30 tonight", "11-23 20:30"),
    Row("8.30am", "11-24 08:30"),
    Row("3.50", None),
    Row("8 a.m. tomorrow", "11-24 08:00"),
    Row("2p tomorrow", "11-24 14:00"),
    Row("i am 8", None),
    Row("quarter till 9", "11-23 20:45"),
    Row("quarter to 12 pm", "11-23 11:45"),
    Row("quarter to 1", "11-23 12:45"),
    Row("10 to 2", "11-24 10:00", "11-24 14:00", asks="day hour"),
    Row("from 10 to 2", "11-24 10:00", "11-24 14:00", asks="day"),
    Row("10-2 tomorrow", "11-24 10:00", "11-24 14:00"),
    Row("between 9 and 11", "11-24 09:00", "11-24 11:00", asks="day"),
    Row("11-1", "11-23 11:00", "11-23 13:00"),
    Row("8-10pm", "11-23 20:00", "11-23 22:00"),
    Row("11-1pm", "11-23 11:00", "11-23 13:00"),
    Row("between 2pm and 4pm tuesday", "11-24 14:00", "11-24 16:00"),
    Row(
        "between 9am and 5pm monday to friday",
        "11-30 09:00",
        "11-30 17:00",
        rule="FREQ=DAILY;UNTIL=20261204T235959",
        asks="repeat",
    ),
    Row(
        "monday through friday at 8am", "11-30 08:00", rule="FREQ=DAILY;UNTIL=20261204T235959", asks="repeat"
    ),
    Row("every monday to friday at 8", "11-24 08:00", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    Row("every monday, wednesday and friday at 9am", "11-25 09:00", rule="FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    Row("each saturday morning", "11-28 08:00", "11-28 12:00", rule="FREQ=WEEKLY;BYDAY=SA"),
    Row("in the mornings", "11-24 08:00", "11-24 12:00", rule="FREQ=DAILY"),
    Row("every morning and every night", "11-23 21:00", rule="FREQ=DAILY;BYHOUR=8,21;BYMINUTE=0"),
    Row(
        "every morning and every night",
        "11-23 21:00",
        rule="FREQ=DAILY;BYHOUR=8,21;BYMINUTE=0",
        asks="hour",
        medicine=True,
    ),
    Row("8am and 8pm", "11-23 20:00", rule="FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0", medicine=True),
    Row("twice a day", "11-23 20:00", rule="FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0", asks="hour", medicine=True),
    Row(
        "3 times a day with meals",
        "11-23 12:00",
        rule="FREQ=DAILY;BYHOUR=8,12,18;BYMINUTE=0",
        asks="hour",
        medicine=True,
    ),
    Row("3 times a day with meals", "11-23 12:00", rule="FREQ=DAILY;BYHOUR=8,12,18;BYMINUTE=0"),
    Row(
        "three times a day at 8am, 2pm and 8pm",
        "11-23 14:00",
        rule="FREQ=DAILY;BYHOUR=8,14,20;BYMINUTE=0",
        medicine=True,
    ),
    Row("every 8 hours starting at 6am", "11-24 06:00", rule="FREQ=HOURLY;INTERVAL=8", medicine=True),
    Row(
        "every 4 hours from 8am to 8pm",
        "11-23 12:00",
        rule="FREQ=DAILY;BYHOUR=8,12,16,20;BYMINUTE=0",
        medicine=True,
    ),
    Row("at 8:30am and 9pm every day", "11-24 08:30", rule="FREQ=DAILY", asks="which", medicine=True),
    Row("at bedtime", "11-23 21:00", asks="hour", medicine=True),
    Row(
        "with breakfast and supper every day",
        "11-23 18:00",
        rule="FREQ=DAILY;BYHOUR=8,18;BYMINUTE=0",
        asks="hour",
        medicine=True,
    ),
    Row("once a day at 8", "11-24 08:00", rule="FREQ=DAILY", medicine=True),
    Row("at 6", "11-23 18:00", asks="am_pm", medicine=True),
    Row("at 6 in the morning", "11-24 06:00", medicine=True),
    Row("at 6 tonight", "11-23 18:00", medicine=True),
    Row("between 3 and 5", "11-23 15:00", "11-23 17:00", asks="am_pm", medicine=True),
    Row("take 1 tablet every morning", "11-24 08:00", rule="FREQ=DAILY", asks="hour", medicine=True),
    Row("every other day", "11-24", rule="FREQ=DAILY;INTERVAL=2", asks="day", medicine=True),
    Row("mondays", "11-30", rule="FREQ=WEEKLY;BYDAY=MO", medicine=True),
    Row("last thing at night", "11-23 21:00", asks="hour", medicine=True),
    Row("sun 10am", "11-29 10:00"),
    Row("need milk sat", "11-28"),
    Row("i need sun screen and a hat", None),
    Row("the sun is out", None),
    Row("mar 5 and apr 6", "2027-04-06", asks="which"),
    Row("tell june i said hi", None),
    Row("just a second", None),
    Row("wait a minute", None),
    Row("happy thanksgiving", None),
    Row("thanksgiving turkey", None),
    Row("turkey for thanksgiving", "11-26"),
    Row("christmas cards", None),
    Row("easter eggs", None),
    Row("day before christmas eve", "12-23"),
    Row("4th of july", "2027-07-04"),
    Row("new years eve at 8pm", "12-31 20:00"),
    Row("new years day", "2027-01-01"),
    Row("on mothers day", "2027-05-09"),
    Row("on mothers day", "2027-03-07", country="GB"),
    Row("week after next", "12-07", "12-13"),
    Row("next year", "11-23", asks="unread"),
    Row("two days ago", "11-23", asks="past"),
    Row("hour before bedtime", "11-23 21:00", asks="unread"),
    Row("2 hours before bed", "11-23 21:00", asks="unread"),
    Row("30 mins before lunch", "11-23", asks="unread"),
    Row("about 3 pounds of apples", None),
    Row("at 8 main street", None),
    Row("555-1234", None),
    Row("10 to 12 eggs", None),
    Row("2 to 3 pills", None),
    Row("a dozen eggs by noon", "11-23 10:15", "11-23 12:00"),
    Row("milk at 3 and bread at 5", "11-23 15:00", rule="FREQ=DAILY;BYHOUR=15,17;BYMINUTE=0", asks="repeat"),
    Row("at 3 or 4", "11-23 15:00", asks="which"),
    Row("3 or 4 pm", "11-23 15:00", asks="which"),
    Row("3ish or 4ish tomorrow", "11-24 15:00", asks="which"),
    Row("around lunch", "11-23 12:00"),
    Row("eggs for breakfast", None),
    Row("early tomorrow morning", "11-24 08:00", "11-24 12:00"),
    Row("first thing tomorrow", "11-24 08:00"),
    Row("at eight thirty", "11-23 20:30"),
    Row("nine fifteen am", "11-24 09:15"),
    Row("5.30 tomorrow", "11-24 17:30", country="GB"),
    Row("half seven tomorrow morning", "11-24 07:30", country="GB"),
    Row("Good morning! need milk tomorrow", "11-24"),
    Row("morning, can you bring bread", None),
    Row("monday or tuesday", "11-24", asks="which"),
    Row("tomorrow or friday", "11-27", asks="which"),
    Row("dec 1-5", "12-01", "12-05"),
    Row("1-5 dec", "12-01", "12-05"),
    Row("from the 3rd to the 6th", "12-03", "12-06"),
    Row("from the 28th to the 4th", "11-28", "12-04"),
    Row("hold everything until next tuesday", "11-23", "12-01", asks="day"),
    Row("took my pills at 8", "11-23 20:00", asks="past"),
    Row("i fell this morning", "11-23 10:15", "11-23 12:00", asks="past hour"),
    Row("the milk never came, bring it tomorrow", "11-24"),
    Row("fell out of bed", None),
    Row("before bed", "11-23 21:00"),
    Row("at sunset", "11-23", asks="unread"),
    Row("everyday at 9", "11-24 09:00", rule="FREQ=DAILY"),
    Row("everyday low price", None),
    Row("by 5", "11-23 10:15", "11-23 17:00"),
    Row("9 to 5", "11-24 09:00", "11-24 17:00", asks="day"),
    Row("12-1pm tomorrow", "11-24 12:00", "11-24 13:00"),
    Row("25/12", "12-25", country="GB"),
    Row("at 13", "11-23", asks="unread"),
    Row("tomorrow at 13", "11-24", asks="unread"),
    Row("at 5 to 8", "11-23 19:55"),
    Row("5 after 8", "11-23 20:05", asks="hour"),
    Row("twenty five past 3", "11-23 15:25"),
    Row("mon-fri 9-5", "11-30 09:00", "11-30 17:00", rule="FREQ=DAILY;UNTIL=20261204T235959", asks="repeat"),
    Row("saturday mornings", "11-28 08:00", "11-28 12:00", rule="FREQ=WEEKLY;BYDAY=SA"),
    Row("mornings and evenings", "11-23 18:00", rule="FREQ=DAILY;BYHOUR=8,18;BYMINUTE=0"),
    Row(
        "1 at 8am and 2 at 8pm",
        "11-23 20:00",
        rule="FREQ=DAILY;BYHOUR=8,20;BYMINUTE=0",
        medicine=True,
    ),
    Row("before bed every night", "11-23 21:00", rule="FREQ=DAILY", asks="hour", medicine=True),
    Row("2 pills at night", "11-23 19:00", "11-23 22:00", asks="hour", medicine=True),
    Row("i have had pain since tuesday", "11-23", asks="past"),
    Row("last tuesday", "11-17", asks="past"),
    Row("i fell last night", "11-22", asks="past"),
    Row("not tuesday", "11-23", asks="unread"),
    Row("not today", "11-23", asks="unread"),
    Row("not friday but saturday", "11-28"),
    Row("instead of tuesday, friday at 2", "11-27 14:00"),
    Row("no earlier than 9 tomorrow", "11-24 09:00", "11-24 21:00"),
    Row("not before 9", "11-23 21:00", "11-23 22:00", asks="day"),
    Row("not after 5 tomorrow", "11-24 00:00", "11-24 17:00"),
    Row("no later than 5pm friday", "11-27 00:00", "11-27 17:00"),
    Row("before friday", "11-23", "11-26"),
    Row("by friday", "11-23", "11-27"),
    Row("by friday 5pm", "11-23 10:15", "11-27 17:00"),
    Row("by friday at 5", "11-23 10:15", "11-27 17:00"),
    Row("until friday at noon", "11-23 10:15", "11-27 12:00"),
    Row("until 5", "11-23 10:15", "11-23 17:00"),
    Row("from 9", "11-23 21:00", "11-23 22:00", asks="day"),
    Row("from monday", "11-30", asks="day"),
    Row("starting monday", "11-30", asks="day"),
    Row("every day starting monday", "11-30", rule="FREQ=DAILY", asks="day"),
    Row("every week", "11-24", rule="FREQ=WEEKLY;BYDAY=TU", asks="day"),
    Row("every week on tuesday", "11-24", rule="FREQ=WEEKLY;BYDAY=TU"),
    Row("every week from tuesday", "11-24", rule="FREQ=WEEKLY;BYDAY=TU"),
    Row("every month", "11-24", rule="FREQ=MONTHLY;BYMONTHDAY=24", asks="day"),
    Row("every month on the 5th", "12-05", rule="FREQ=MONTHLY;BYMONTHDAY=5"),
    Row("every month on the 31st", "12-31", rule="FREQ=MONTHLY;BYMONTHDAY=31", asks="unread"),
    Row("the 1st and 15th of each month", "12-01", rule="FREQ=MONTHLY;BYMONTHDAY=1,15"),
    Row("the 1st and 15th of the month", "12-01", rule="FREQ=MONTHLY;BYMONTHDAY=1,15", asks="repeat"),
    Row("1st and 15th", "12-01", rule="FREQ=MONTHLY;BYMONTHDAY=1,15", asks="repeat"),
    Row("every 1st of the month", "12-01", rule="FREQ=MONTHLY;BYMONTHDAY=1"),
    Row("last day of the month", "11-30"),
    Row("every last friday of the month", "11-27", rule="FREQ=MONTHLY;BYDAY=-1FR"),
    Row("last friday of every month", "11-27", rule="FREQ=MONTHLY;BYDAY=-1FR"),
    Row("first monday of the month", "12-07", rule="FREQ=MONTHLY;BYDAY=1MO", asks="repeat"),
    Row("end of the month", "11-30"),
    Row("end of next month", "12-31"),
    Row("every three months", "11-24", rule="FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=24", asks="day"),
    Row("every 3 weeks on friday", "11-27", rule="FREQ=WEEKLY;INTERVAL=3;BYDAY=FR"),
    Row("every december", "11-23", asks="unread"),
    Row("every few hours", "11-23", asks="unread"),
    Row("every 30 minutes", "11-23", asks="unread"),
    Row("every 2 hours from 9am to 5pm", "11-23 11:00", rule="FREQ=DAILY;BYHOUR=9,11,13,15,17;BYMINUTE=0"),
    Row("every 2 hours until 8pm", "11-23 11:00", rule="FREQ=HOURLY;INTERVAL=2", asks="hour unread"),
    Row("every hour", "11-23 11:00", rule="FREQ=HOURLY", asks="hour"),
    Row("hourly", "11-23 11:00", rule="FREQ=HOURLY", asks="hour"),
    Row("daily except weekends", "11-24", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    Row("every day except sunday and monday", "11-24", rule="FREQ=WEEKLY;BYDAY=TU,WE,TH,FR,SA"),
    Row("every day but not on sundays at 10", "11-24 10:00", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA"),
    Row("every weekday except wednesday", "11-24", rule="FREQ=WEEKLY;BYDAY=MO,TU,TH,FR"),
    Row("every day except christmas", "11-24", rule="FREQ=DAILY", asks="day"),
    Row("except sunday", "11-23", asks="unread"),
    Row("weekend", "11-28", "11-29"),
    Row("weekends at 10am", "11-28 10:00", rule="FREQ=WEEKLY;BYDAY=SA,SU"),
    Row("every weekend", "11-28", rule="FREQ=WEEKLY;BYDAY=SA,SU"),
    Row("next weekend", "12-05", "12-06", asks="day"),
    Row("weekday mornings", "11-24 08:00", "11-24 12:00", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    Row("week days at 8", "11-24 08:00", rule="FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
    Row("monday tuesday and friday", "11-24", rule="FREQ=WEEKLY;BYDAY=MO,TU,FR"),
    Row("monday or tuesday", "11-24", asks="which"),
    Row("tuesday and thursday", "11-24", rule="FREQ=WEEKLY;BYDAY=TU,TH", asks="repeat"),
    Row("tuesdays and thursdays at 2", "11-24 14:00", rule="FREQ=WEEKLY;BYDAY=TU,TH"),
    Row("on tuesday's", "11-24", rule="FREQ=WEEKLY;BYDAY=TU", asks="repeat"),
    Row("tuesday's delivery", "11-24", rule="FREQ=WEEKLY;BYDAY=TU", asks="repeat"),
    Row("every other week on monday and thursday", "11-26", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
    Row("every other wednesday at 3", "11-25 15:00", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=WE"),
    Row("fortnightly on friday", "11-27", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR"),
    Row("biweekly", "11-24", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", asks="day repeat"),
    Row("twice a month", "11-24", rule="FREQ=MONTHLY;BYMONTHDAY=24", asks="day"),
    Row("once a month", "11-24", rule="FREQ=MONTHLY;BYMONTHDAY=24", asks="day"),
    Row("once a week on sunday", "11-29", rule="FREQ=WEEKLY;BYDAY=SU"),
    Row("three times a week on mon wed and fri at 9am", "11-25 09:00", rule="FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    Row("twice a week on tuesday", "11-24", rule="FREQ=WEEKLY;BYDAY=TU", asks="day"),
    Row("twice daily at 9 and 9", "11-24 09:00", rule="FREQ=DAILY", asks="which"),
    Row(
        "twice a day at 9am and 9pm until december 10",
        "11-23 21:00",
        rule="FREQ=DAILY;BYHOUR=9,21;BYMINUTE=0;UNTIL=20261210T235959",
    ),
    Row("for 3 days", "11-23", asks="unread"),
    Row(
        "every 8 hours for 5 days starting at 8am",
        "11-24 08:00",
        rule="FREQ=HOURLY;INTERVAL=8;UNTIL=20261129T075900",
    ),
    Row("every day for two weeks", "11-24", rule="FREQ=DAILY;UNTIL=20261207"),
    Row("for two hours tomorrow at 9", "11-24 09:00", asks="unread"),
    Row("for 20 years i have had this", None),
    Row("nightly at 9", "11-23 21:00", rule="FREQ=DAILY"),
    Row("every night at 9", "11-23 21:00", rule="FREQ=DAILY"),
    Row("every night at 2", "11-23 14:00", rule="FREQ=DAILY;BYHOUR=14,21;BYMINUTE=0", asks="am_pm"),
    Row("every afternoon at 3", "11-23 15:00", rule="FREQ=DAILY"),
    Row("every evening", "11-23 17:00", "11-23 21:00", rule="FREQ=DAILY"),
    Row("every evening at 7", "11-23 19:00", rule="FREQ=DAILY"),
    Row("each day at noon", "11-23 12:00", rule="FREQ=DAILY"),
    Row("all day tomorrow", "11-24"),
    Row("any time tomorrow", "11-24"),
    Row("anytime after 3", "11-23 15:00", "11-23 21:00"),
    Row("seven a m and seven p m every day", "11-23 19:00", rule="FREQ=DAILY;BYHOUR=7,19;BYMINUTE=0"),
    Row("come get me at too thirty thursday", "11-26 14:30"),
    Row("6 clack a mawnin every day", "11-24 06:00", rule="FREQ=DAILY"),
    Row("wednesday efternoon if ye can", "11-25 12:00", "11-25 17:00"),
    Row("mañana a las 10", "11-24 10:00"),
    Row("noon tomorrow. no make it 1", "11-24 13:00"),
    Row("7pm tomorrow no 8", "11-24 20:00"),
    Row("dentist tuesday at ten to twelve, collect me at half past ten", "11-24 10:30"),
    Row("appt friday at 2:30 pm, ride half an hour before", "11-27 14:00"),
    Row("im out till five tomorrow so after that", "11-24 17:00", "11-24 21:00"),
    Row("we go 3rd december, coming back 9th december", "12-03", "12-09"),
    Row("library books due december 9th so collect them the day before", "12-08"),
    Row("second and fourth friday each month", "11-27", rule="FREQ=MONTHLY;BYDAY=2FR,4FR"),
    Row("mwf 8am", "11-25 08:00", rule="FREQ=WEEKLY;BYDAY=MO,WE,FR"),
    Row("5mg OD 7am", "11-24 07:00", rule="FREQ=DAILY", medicine=True),
    Row("choir every thursday at 7", "11-26 07:00", rule="FREQ=WEEKLY;BYDAY=TH", asks="am_pm"),
    Row("whenever the rain lets up", "11-23", asks="unread"),
    Row("when the tide turns", "11-23", asks="unread"),
    Row("after my prayers", "11-23", asks="unread"),
    Row("when will my milk come", None),
    Row("thursday see after milking", "11-26", asks="unread"),
    Row("december 24 or 25", "12-24", asks="unread"),
    Row("half-past ten on Wednesday", "11-25 10:30"),
    Row("One-thirty today.", "11-23 13:30"),
    Row("48 hours from now", "11-25 10:15"),
    Row("clinic tuesday 11 oclock, pick me 10.30", "11-24 10:30"),
    Row("strike wednesday. friday, same hour, ten a.m.", "11-27 10:00"),
    Row("every thursday by 9am", "11-26 09:00", rule="FREQ=WEEKLY;BYDAY=TH"),
    Row("is today monday? i want it thursday", "11-26"),
    Row("crack of dawn thursday", "11-26", asks="unread"),
    Row("early next week", "11-30", "12-06", asks="day"),
    Row("no milk until december", "11-23", "12-01", asks="day"),
    Row("thursdee at 10", "11-26 10:00"),
    Row("to-morrow at ten", "11-24 10:00"),
    Row("two morrow 4pm", "11-24 16:00"),
    Row("weds 1330-1500", "11-25 13:30", "11-25 15:00"),
    Row("i will be out between 10 and 12 tomorrow", "11-24 10:00", "11-24 12:00", asks="unread"),
    Row("im out until 3 tomorrow", "11-24 15:00", "11-24 21:00"),
    Row("anything but friday", "11-23", asks="unread"),
    Row("get me to the dentist for 2 on friday", "11-27", asks="hour unread"),
    Row("either 2 or 3 on friday", "11-27", asks="hour unread"),
    Row("the evening one at 9", "11-23 21:00", medicine=True),
    Row(
        "one with breakfast at 8 and one with dinner at 6 pm daily",
        "11-23 18:00",
        rule="FREQ=DAILY;BYHOUR=8,18;BYMINUTE=0",
        medicine=True,
    ),
    Row("with my breakfast at 8", "11-24 08:00", medicine=True),
    Row("how about 4", "11-23 16:00"),
    Row("some afternoon", "11-23 12:00", "11-23 17:00", asks="day"),
    Row("sometime next week", "11-30", "12-06", asks="day"),
    Row("later today", "11-23"),
    Row("later", "11-23", asks="hour"),
    Row("soon", "11-23", asks="hour"),
    Row("asap", "11-23 10:15"),
    Row("right now please", "11-23 10:15"),
    Row("see you later", None),
    Row("chest x ray tuesday at 2 need a ride", "11-24 14:00"),
    Row("at 8 main street", None),
    Row("at 12 oak lane tomorrow", "11-24"),
    Row("deliver at 8 take the pills", "11-23 20:00"),
    Row("please change wednesday to friday", "11-27"),
    Row("change the time from 9 to 10", "11-24 10:00", asks="day"),
    Row("move friday to monday at 3", "11-30 15:00", asks="day"),
    Row("same time tomorrow", "11-24", asks="hour"),
    Row("before 3 bring bread", "11-23 10:15", "11-23 15:00"),
    Row("remind me at 9 to take my pill", "11-23 21:00"),
    Row("two boxes at 2 each", "11-23", asks="unread"),
    Row("take it at 5 each morning", "11-24 05:00", rule="FREQ=DAILY", medicine=True),
    Row("fire alarm test is friday at 10 ignore the noise", "11-27 10:00"),
    Row("my oxygen is at 82", "11-23", asks="unread"),
]

SAID_BACK = [
    ("tomorrow 9-11am", "tomorrow 9-11am"),
    ("every tuesday at 8am", "every Tuesday at 8am"),
    ("today at 4", "today at 4pm"),
    ("friday from 11 to 1", "Friday 11am-1pm"),
    ("tonight at midnight", "midnight tonight"),
    ("dec 5th", "Sat Dec 5"),
    ("5/12", "Wed May 12"),
    ("january 3 2028", "Mon Jan 3 2028"),
    ("mon wed fri", "every Monday, Wednesday and Friday"),
    ("every morning except sunday", "every day but Sunday 8am to noon"),
    ("every other tuesday", "every other Tuesday, from tomorrow"),
    ("twice a day at 8am and 8pm", "every day at 8am and 8pm"),
    ("the 1st and 15th of each month", "every month on the 1st and 15th"),
    ("last friday of every month", "the last Friday of every month"),
    ("every 6 hours starting at 2pm", "every 6 hours, from today at 2pm"),
    ("every day until friday", "every day, until Friday"),
    ("weekdays at 9", "every Monday to Friday at 9am"),
    ("till friday", "today to Friday"),
    ("tomorrow before 10am", "tomorrow before 10am"),
]

WITHOUT = [
    ("need milk bred and eggs for tomorow morning pls", "need milk bred and eggs pls"),
    ("milk every tuesday", "milk"),
    ("remind me to take my pill at half past 8 every night", "remind me to take my pill"),
    ("on friday at 2pm i need a ride", "i need a ride"),
    ("eggs 2 bread 3 tomorrow", "eggs 2 bread 3"),
    ("half and half and sun cream", "half and half and sun cream"),
    ("bread, by 5 please, and jam", "bread, please, and jam"),
]

GSM_7 = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,:-")
TIME_WORDS = st.sampled_from(
    "every other tomorrow tomorow monday fri sat on at by 8 2pm 9-11 12:30 5/12 3rd dec half past quarter to noon "
    "midnight morning night twice a day week month until from between and or not except the first of in 20 mins "
    "hours next last this for with meals bedtime weekdays , - . last ago 31st 29th february easter thirty 0".split()
)
MESSAGES = st.one_of(st.text(max_size=80), st.lists(TIME_WORDS, max_size=9).map(" ".join))
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2035, 12, 31))  # noqa: DTZ001 - her wall clock


@pytest.mark.parametrize("row", PHRASES, ids=lambda row: row.text)
def test_phrase(row: Row) -> None:
    check(row)


@pytest.mark.parametrize(("text", "said"), SAID_BACK)
def test_it_is_said_back_in_plain_words(text: str, said: str) -> None:
    when = read(text, NOW)
    assert when is not None
    assert words(when, NOW) == said


@pytest.mark.parametrize(("text", "rest"), WITHOUT)
def test_the_rest_of_the_message_stays(text: str, rest: str) -> None:
    assert without_time(text, NOW) == rest


def test_her_own_words_are_kept() -> None:
    when = read("Bring milk Tomorow, at 9AM please", NOW)
    assert when is not None
    assert when.words == "Tomorow, at 9AM"


@pytest.mark.parametrize(
    ("said_at", "start"),
    [
        ("2026-11-23 06:30", "2026-11-23 08:00"),
        ("2026-11-23 10:15", "2026-11-23 20:00"),
        ("2026-11-23 21:00", "2026-11-24 08:00"),
    ],
)
def test_a_bare_hour_is_the_next_sensible_one(said_at: str, start: str) -> None:
    when = read("at 8", datetime.fromisoformat(said_at))
    assert when is not None
    assert when.start == datetime.fromisoformat(start)


def test_a_zone_on_now_is_dropped() -> None:
    aware = NOW.replace(tzinfo=timezone(timedelta(hours=-5)))
    assert (
        read("tomorrow at 9", aware)
        == read("tomorrow at 9", NOW)
        == read("tomorrow at 9", NOW.replace(tzinfo=UTC))
    )


def _midnight(moment: date | datetime) -> datetime:
    return moment if isinstance(moment, datetime) else datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001


def _holds(when: When, now: datetime) -> None:
    assert set(words(when, now)) <= GSM_7
    if when.end is not None and not when.asks:
        assert _midnight(when.end) >= _midnight(when.start)
    if when.rrule is not None and not when.asks:
        first = next(iter(rrulestr(when.rrule, dtstart=_midnight(when.start))))
        assert first == _midnight(when.start)
        assert when.start > now if isinstance(when.start, datetime) else when.start >= now.date()


@settings(max_examples=400, deadline=None)
@given(text=MESSAGES, now=MOMENTS, medicine=st.booleans(), country=st.sampled_from(["US", "GB"]))
def test_any_text_is_read_without_a_crash(text: str, now: datetime, medicine: bool, country: str) -> None:
    when = read(text, now, medicine=medicine, country=country)
    if when is not None:
        _holds(when, now)
    assert all(0 <= start < end <= len(text) for start, end in spans(text, now, country))
    assert isinstance(without_time(text, now, country), str)


@settings(max_examples=200, deadline=None)
@given(
    hour=st.integers(1, 6), lead=st.sampled_from(["every day at", "take it at", "tomorrow at", "my pill at"])
)
def test_a_small_hour_of_a_medicine_is_always_asked(hour: int, lead: str) -> None:
    when = read(f"{lead} {hour}", NOW, medicine=True)
    assert when is not None
    assert "am_pm" in when.asks


@pytest.mark.parametrize("count", ["once", "twice", "3 times", "three times", "thrice"])
@pytest.mark.parametrize("period", ["a week", "per week", "each week", "weekly", "every week"])
def test_a_count_by_the_week_is_never_by_the_day(count: str, period: str) -> None:
    when = read(f"take it {count} {period}", NOW, medicine=True)
    assert when is not None
    assert "FREQ=WEEKLY" in (when.rrule or "")
    assert "day" in when.asks
