//! Dates and times of SCIM: `xsd:dateTime` (RFC 7643 §2.3.5), which is §3.3.7 of XML Schema 1.1, part 2.
//!
//! The form is stricter than RFC 3339 in some ways and wider in others:
//!
//! - `T` and `Z` are capitals. RFC 7643 calls the type free of letter case, but that is about comparing two values; a value
//!   has to be valid first.
//! - The day must be in the calendar, which is the Gregorian one carried back to before it began.
//! - `24:00:00` is the end of the day; it has no minutes, seconds or fraction.
//! - A leap second, 23:59:60 in UTC, is taken as RFC 3339 has it, though XML Schema has none: clocks that show it are right.
//! - A fraction has one digit or more.
//! - The time zone may be left out. It goes from `-14:00` to `+14:00`, and `-00:00` is the same as `Z`.
//! - A year has four digits or more, with no zero in front of more than four, and may be negative. The year `0000` is valid:
//!   version 1.1 allows it, and RFC 7643 refers to that version. It is a leap year, as ISO 8601 counts it.

/// What is wrong with a date and time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// It does not have the form at all.
    Form,
    /// It has the form, but there is no such day.
    Day,
    /// It has the form, but there is no such time of day.
    Time,
    /// It has the form, but there is no such time zone.
    Zone,
}

/// What is wrong with a text as a date and time; `None` if nothing is.
pub(super) fn fault(text: &str) -> Option<Fault> {
    check(text).err()
}

fn check(text: &str) -> Result<(), Fault> {
    let (date, rest) = text.split_once('T').ok_or(Fault::Form)?;
    let (time, zone) = rest.split_at(rest.find(['Z', '+', '-']).unwrap_or(rest.len()));
    // The form comes first, so that a text of another form is never said to name a wrong day.
    let date = date_parts(date).ok_or(Fault::Form)?;
    let time = time_parts(time).ok_or(Fault::Form)?;
    let zone = zone_parts(zone).ok_or(Fault::Form)?;
    let (year, month, day) = date;
    if day == 0 || day > days_in(year, month) {
        return Err(Fault::Day);
    }
    let (hour, minute, second, fraction) = time;
    let end_of_day = hour == 24 && minute == 0 && second == 0 && !fraction;
    let (hours, minutes, west) = zone;
    if !(end_of_day
        || hour < 24 && minute < 60 && (second < 60 || is_leap(hour, minute, second, (hours, minutes, west))))
    {
        return Err(Fault::Time);
    }
    if !(hours < 14 && minutes < 60 || hours == 14 && minutes == 0) {
        return Err(Fault::Zone);
    }
    Ok(())
}

/// Year, month and day. Of a year only the last four digits, which are all that the calendar asks for.
fn date_parts(date: &str) -> Option<(u32, u32, u32)> {
    let (rest, day) = date.rsplit_once('-')?;
    let (year, month) = rest.rsplit_once('-')?;
    let digits = year.strip_prefix('-').unwrap_or(year);
    let long = digits.len() > 4;
    if digits.len() < 4 || long && digits.starts_with('0') || !all_digits(digits) {
        return None;
    }
    let last = digits.get(digits.len() - 4..)?;
    Some((last.parse().ok()?, two_digits(month)?, two_digits(day)?))
}

/// Hour, minute, second, and whether a fraction is more than zero.
fn time_parts(time: &str) -> Option<(u32, u32, u32, bool)> {
    let (clock, fraction) = match time.split_once('.') {
        Some((clock, fraction)) if !fraction.is_empty() && all_digits(fraction) => (clock, fraction),
        Some(_) => return None,
        None => (time, ""),
    };
    let (hour, rest) = clock.split_once(':')?;
    let (minute, second) = rest.split_once(':')?;
    let more = fraction.bytes().any(|digit| digit != b'0');
    Some((two_digits(hour)?, two_digits(minute)?, two_digits(second)?, more))
}

/// Is it the last second of a day in UTC, one after 59?
fn is_leap(hour: u32, minute: u32, second: u32, (hours, minutes, west): (u32, u32, bool)) -> bool {
    const DAY: u32 = 24 * 60;
    let (local, offset) = (hour * 60 + minute, hours * 60 + minutes);
    let utc = if west { local + offset } else { local + DAY * 5 - offset };
    second == 60 && offset < DAY && utc % DAY == DAY - 1
}

/// Hours and minutes of a time zone, and whether it is west of Greenwich; zero where it is `Z` or left out.
fn zone_parts(zone: &str) -> Option<(u32, u32, bool)> {
    if matches!(zone, "" | "Z") {
        return Some((0, 0, false));
    }
    let (hours, minutes) = zone.strip_prefix(['+', '-'])?.split_once(':')?;
    Some((two_digits(hours)?, two_digits(minutes)?, zone.starts_with('-')))
}

/// How many days the month has; none if there is no such month. Years that are 10 000 apart have the same calendar.
const fn days_in(year: u32, month: u32) -> u32 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 0,
    }
}

fn two_digits(text: &str) -> Option<u32> {
    (text.len() == 2 && all_digits(text)).then(|| text.parse().ok()).flatten()
}

fn all_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn examples_of_the_rfc_and_corners_of_the_calendar_are_taken() {
        for text in [
            "2008-01-23T04:56:22Z",
            "2010-01-23T04:56:22.123456789-12:00",
            "2010-01-23T04:56:22",
            "2010-01-23T24:00:00.000+14:00",
            "2010-01-23T00:00:00-00:00",
            "2024-02-29T00:00:00Z",
            "2000-02-29T00:00:00Z",
            "0000-02-29T00:00:00Z",
            "-0004-02-29T00:00:00Z",
            "12024-02-29T00:00:00Z",
            "-13000000000000000000004-02-29T23:59:59.9Z",
            "2016-12-31T23:59:60Z",
            "2016-12-31T15:59:60-08:00",
            "2017-01-01T05:29:60+05:30",
        ] {
            assert_eq!(fault(text), None, "{text}");
        }
    }

    #[test]
    fn what_is_wrong_is_told_by_its_kind() {
        for (wrong, texts) in [
            (
                Fault::Form,
                &[
                    "",
                    "T",
                    "2023-10-01",
                    "04:56:22Z",
                    "2023-10-01T00:00Z",
                    "2023-10-01T00:00:00.Z",
                    "2023-10-01T00:00:00,5Z",
                    "2023-10-01T00:00:00+0100",
                    "2023-10-01T00:00:00+1:00",
                    "2023-10-01T00:00:00+01:00Z",
                    "2023-10-01T00:00:00Z ",
                    " 2023-10-01T00:00:00Z",
                    "2023-10-01t00:00:00Z",
                    "2023-10-01T00:00:00z",
                    "2023-10-01 00:00:00Z",
                    "2023-10-01T00:00:00UTC",
                    "2023-10-01TT00:00:00Z",
                    "+2023-10-01T00:00:00Z",
                    "--2023-10-01T00:00:00Z",
                    "023-10-01T00:00:00Z",
                    "02023-10-01T00:00:00Z",
                    "20231001T000000Z",
                    "2023-W40-1T00:00:00Z",
                    "2023-274T00:00:00Z",
                    "２０２３-10-01T00:00:00Z",
                    "2023-10-01T00:00:-1Z",
                ][..],
            ),
            (
                Fault::Day,
                &["2023-02-31T00:00:00Z", "2023-00-10T00:00:00Z", "2023-13-01T00:00:00Z", "2023-10-00T25:00:00Z"],
            ),
            (
                Fault::Time,
                &[
                    "2023-10-01T24:00:01Z",
                    "2023-10-01T24:00:00.01Z",
                    "2023-06-30T22:59:60Z",
                    "2023-06-30T23:59:61Z",
                    "2023-06-30T23:59:60+01:00",
                    "2023-06-30T23:59:99Z",
                    "2023-06-30T24:59:00Z",
                ],
            ),
            (Fault::Zone, &["2023-10-01T00:00:00+14:01", "2023-10-01T00:00:00-15:00", "2023-10-01T00:00:00+01:60"]),
        ] {
            for text in texts {
                assert_eq!(fault(text), Some(wrong), "{text}");
            }
        }
    }

    /// A calendar of its own: days are counted one by one, as a wall calendar has them.
    fn last_day(year: i64, month: u32) -> u32 {
        let leap = year.rem_euclid(400) == 0 || year.rem_euclid(4) == 0 && year.rem_euclid(100) != 0;
        [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month as usize - 1]
    }

    /// The parts of a date and time, each in its range.
    #[derive(Clone, Debug)]
    struct Moment {
        year: i64,
        month: u32,
        day: u32,
        clock: [u32; 3],
        fraction: String,
        zone: Option<(char, u32, u32)>,
    }

    impl Moment {
        fn write(&self) -> String {
            let sign = if self.year < 0 { "-" } else { "" };
            let [hour, minute, second] = self.clock;
            let zone = match self.zone {
                None => String::new(),
                Some(('Z', ..)) => "Z".to_owned(),
                Some((sign, hours, minutes)) => format!("{sign}{hours:02}:{minutes:02}"),
            };
            let year = self.year.unsigned_abs();
            let (month, day, fraction) = (self.month, self.day, &self.fraction);
            format!("{sign}{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{fraction}{zone}")
        }
    }

    fn moment() -> impl Strategy<Value = Moment> {
        let year = prop_oneof![1900..2100_i64, -20_000..20_000_i64, any::<i64>()];
        let clock = prop_oneof![
            9 => (0..24_u32, 0..60_u32, 0..60_u32, "(\\.[0-9]{1,12})?"),
            1 => (Just(24_u32), Just(0_u32), Just(0_u32), "(\\.0{1,4})?"),
        ];
        let zone = prop_oneof![
            Just(None),
            Just(Some(('Z', 0, 0))),
            (prop::sample::select(vec!['+', '-']), 0..14_u32, 0..60_u32).prop_map(Some),
            prop::sample::select(vec!['+', '-']).prop_map(|sign| Some((sign, 14, 0))),
        ];
        (year, 1..=12_u32, any::<prop::sample::Index>(), clock, zone).prop_map(
            |(year, month, day, (hour, minute, second, fraction), zone)| Moment {
                year,
                month,
                day: 1 + u32::try_from(day.index(last_day(year, month) as usize)).expect("small"),
                clock: [hour, minute, second],
                fraction,
                zone,
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]
        #[test]
        fn every_day_and_time_of_the_calendar_is_taken(moment in moment()) {
            prop_assert_eq!(fault(&moment.write()), None, "{}", moment.write());
        }

        #[test]
        fn one_part_out_of_its_range_is_refused(moment in moment(), which in 0..8_usize, beyond in 0..40_u32) {
            let mut wrong = moment.clone();
            let kind = match which {
                0 => { wrong.month = [0, 13 + beyond][usize::from(beyond > 2)]; Fault::Day }
                1 => { wrong.day = last_day(moment.year, moment.month) + 1 + beyond; Fault::Day }
                2 => { wrong.day = 0; Fault::Day }
                3 => { wrong.clock[0] = 25 + beyond; Fault::Time }
                4 => { wrong.clock[1] = 60 + beyond.min(39); Fault::Time }
                5 => { wrong.clock[2] = 61 + beyond.min(38); Fault::Time }
                6 => { wrong.zone = Some(('+', 15 + beyond, 0)); Fault::Zone }
                _ => { wrong.zone = Some(('-', 14, 1 + beyond)); Fault::Zone }
            };
            prop_assert_eq!(fault(&wrong.write()), Some(kind), "{}", wrong.write());
        }

        #[test]
        fn the_end_of_the_day_has_nothing_behind_it(moment in moment(), part in 1..3_usize, more in 1..60_u32) {
            let mut wrong = moment;
            wrong.clock = [24, 0, 0];
            wrong.fraction = ".0".into();
            prop_assert_eq!(fault(&wrong.write()), None);
            wrong.clock[part] = more;
            prop_assert_eq!(fault(&wrong.write()), Some(Fault::Time));
            wrong.clock = [24, 0, 0];
            wrong.fraction = format!(".{more:03}");
            prop_assert_eq!(fault(&wrong.write()), Some(Fault::Time));
        }

        #[test]
        fn one_character_more_or_less_or_another_is_no_other_form(moment in moment(), place in any::<prop::sample::Index>(), put in "[tz TZ:.,+a/٣-]", how in 0..3) {
            let text = moment.write();
            let place = place.index(text.len());
            let (before, rest) = text.split_at(place);
            let (_, behind) = rest.split_at(1);
            let changed = match how {
                0 => format!("{before}{behind}"),
                1 => format!("{before}{put}{rest}"),
                _ => format!("{before}{put}{behind}"),
            };
            // From the second digit of the year to the last one of the seconds every place is fixed; before it a sign, and
            // behind it a fraction or a zone may come or go.
            let (first, seconds) = (usize::from(text.starts_with('-')), text.find('T').expect("a T") + 9);
            prop_assume!((first + 1..seconds).contains(&place) && changed != text);
            // A longer year may lose a digit.
            let year = first..text.split_at(first).1.find('-').expect("a month") + first;
            prop_assume!(how > 0 || !year.contains(&place) || year.len() == 4);
            prop_assert!(fault(&changed).is_some(), "{} from {}", changed, text);
        }
    }
}
