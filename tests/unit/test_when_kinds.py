"""Kinds of sayings that strangers were asked about or told wrongly, each in other words than theirs."""

import pytest

from tests.unit.when_table import Row, check

# Monday 23 November 2026, 10:15, US, unless the row says otherwise.
TOLD_IN_PASSING = [
    Row("been sitting here since 9 for the driver, send him at 11", "11-23 11:00"),
    Row("the nurse came at 8 yesterday so send her tomorrow at 9", "11-24 09:00"),
    Row("my son was supposed to come at noon but he cant so send somebody at 2", "11-23 14:00"),
    Row("the heat went off last night at 8, man first thing tomorrow please", "11-24 08:00"),
    Row("plumber was here at 3 yesterday, ask him back tomorrow same time", "11-24 15:00"),
    Row("she said shed come on sunday but she didnt. can she come thursday", "11-26"),
    Row("he came at 11.20 last time, tell him 11 tomorrow", "11-24 11:00"),
]
WHAT_IT_IS_FOR = [
    Row("cake for sundays dinner, bring it saturday", "11-28"),
    Row("ham for sunday, deliver saturday afternoon", "11-28 12:00", "11-28 17:00"),
    Row("car at quarter to ten for the 10.30 service sunday", "11-29 09:45"),
    Row("taxi friday at 9 for the 9.40 train", "11-27 09:00"),
    Row("brisket for rosh hashanah, must come on friday morning", "11-27 08:00", "11-27 12:00"),
    Row("flowers for my sisters birthday on friday, bring them thursday", "11-26"),
    Row("ham for sunday and bring milk friday", "11-27", asks="which"),
]
CORRECTED = [
    Row("send it thursday. no friday, thursday i have the nurse", "11-27"),
    Row("can he come friday? friday is a holiday. thursday then", "11-26"),
    Row("skip this week and bring it the 4th instead", "12-04"),
    Row("cancel thursday and come friday at 2 instead", "11-27 14:00"),
]
STRETCHES = [
    Row("next week but not till thursday", "12-03", "12-06"),
    Row("no deliveries the 12th and 13th", "12-12", "12-13"),
    Row("nothing saturday and sunday im away", "11-28", "11-29"),
    Row("no milk all of december, im away till the 5th of january", "12-01", "2027-01-05"),
    Row("have it here by saturday morning", "11-23 10:15", "11-28 12:00"),
]
NAMED_DAYS = [
    Row("send it on the friday truck", "11-27"),
    Row("this day week", "11-30"),
    Row("every second thursday, first one this thursday", "11-26", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    Row("the rosary is the 24 at half past 3", "11-24 15:30"),
    Row("ham for hogmanay, bring it on the 30th", "11-30", country="GB"),
    Row("taxi the day at half wan fur the hairdresser", "11-23 13:30", country="GB"),
]
DAYS_BY_OTHERS = [
    Row("the monday after thanksgiving", "11-30"),
    Row("not this thursday but next", "12-03"),
    Row("the 30th is no good, the thursday before please", "11-26"),
    Row("nothing next week im in ohio back the monday after", "11-30", "12-07"),
    Row("dont come wednesday come thursday", "11-26"),
    Row("once a fortnight on thursdays", "11-26", rule="FREQ=WEEKLY;INTERVAL=2;BYDAY=TH"),
    Row("hold it until the end of december", "11-23", "12-31"),
    Row("thanksgiving at 2", "2027-10-11 14:00", asks="day", country="CA"),
]
REMINDED = [
    Row("the funeral is sunday 11 am, remind me saturday to find the black shoes", "11-28"),
    Row("the vet is the 20th at half past 9, tell me on the 19th", "12-19"),
    Row("remind me thursday to pay, its due friday", "11-26"),
    Row("my show is on friday at 7, remind me at 6", "11-27 18:00"),
    Row("hold my milk for ten days", "11-23", "12-02"),
    Row("dont bring milk friday we got 3 in there", "11-27"),
]
HOURS_BY_OTHERS = [
    Row("dialysis is 6 am so have him here 5:30 tuesday", "11-24 05:30"),
    Row("flight is 7:45 saturday morning so i need the car at 5", "11-28 05:00"),
    Row("bingo starts 7 pm friday pick me up 6.30", "11-27 18:30"),
    Row("not at 8, at 9, tomorrow", "11-24 09:00"),
    Row("my daughter comes at 4 every tuesday, bring the bread before", "11-24 16:00", rule="FREQ=WEEKLY;BYDAY=TU",
        asks="unread"),
    Row("i go to bed at 8 so ring me before", "11-23 20:00", asks="unread"),
    Row("the store closes at 9 so come before friday", "11-23 10:15", "11-26 09:00", asks="hour"),
]  # fmt: skip
HEARD = [
    Row("pik me up at kwarter to 4 wensday", "11-25 15:45"),
    Row("come Satdeh evenin round five", "11-28 17:00"),
    Row("can u com friddy arond 3", "11-27 15:00"),
    Row("2moro b4 noon", "11-24 00:00", "11-24 12:00"),
    Row("friday anytime from 1 to 3", "11-27 13:00", "11-27 15:00"),
]
KINDS = [
    *TOLD_IN_PASSING,
    *WHAT_IT_IS_FOR,
    *CORRECTED,
    *STRETCHES,
    *NAMED_DAYS,
    *DAYS_BY_OTHERS,
    *HOURS_BY_OTHERS,
    *HEARD,
    *REMINDED,
]


@pytest.mark.parametrize("row", KINDS, ids=[row.text for row in KINDS])
def test_kind(row: Row) -> None:
    check(row)
