//! Days in a row, ranges, and dates where no space parts words.

use super::*;

#[test]
fn where_words_run_into_each_other_cues_are_found_inside_them() {
    for (text, language, value, status, label) in [
        ("町は来年4月に図書館を開く予定だ。", "ja", "2021-04", Status::Scheduled, "町は図書館を開く予定だ"),
        ("町は2018年6月に図書館を閉じた。", "ja", "2018-06", Status::Past, "町は図書館を閉じた"),
        ("雨が続けば、橋は11月3日に閉じる。", "ja", "2020-11-03", Status::Conditional, "橋は閉じる"),
        ("시의회는 오는 화요일 표결한다.", "ko", "2020-11-03", Status::Scheduled, "시의회는 표결한다"),
        ("시의회는 지난 화요일 표결했다.", "ko", "2020-10-27", Status::Past, "시의회는 표결했다"),
        ("新料金は12月から適用される。", "ja", "2020-12/..", Status::Scheduled, "新料金は適用される"),
        ("美術館は3月から閉館している。", "ja", "2020-03/..", Status::Ongoing, "美術館は閉館している"),
        ("応募は11月30日まで受け付ける。", "ja", "../2020-11-30", Status::Ongoing, "応募は受け付ける"),
        ("박물관은 3월부터 휴관 중이다.", "ko", "2020-03/..", Status::Ongoing, "박물관은 휴관 중이다"),
        ("박물관은 3월부터 문을 닫았다.", "ko", "2020-03", Status::Past, "박물관은 문을 닫았다"),
        (
            "전시회는 11월 2일부터 12월 2일까지 열린다.",
            "ko",
            "2020-11-02/2020-12-02",
            Status::Scheduled,
            "전시회는 열린다",
        ),
        (
            "안이 통과되면 공사는 11월에 시작된다.",
            "ko",
            "2020-11",
            Status::Conditional,
            "안이 통과되면 공사는 시작된다",
        ),
    ] {
        let got = told(text, language);
        assert_eq!(got.len(), 1, "{text} {got:?}");
        assert_eq!((got[0].0.as_str(), got[0].1, got[0].2.as_str()), (value, status, label), "{text}");
    }
    for (text, language, cancelled) in [
        ("11月3日に予定されていた説明会は中止された。", "ja", true),
        ("11月3日に説明会が開かれる予定だ。", "ja", false),
        ("10月26日に説明会は中止された。", "ja", false),
        ("11월 3일로 예정됐던 설명회는 취소됐다.", "ko", true),
        ("설명회는 11월 3일로 예정됐다.", "ko", false),
        ("Eine für Freitag geplante Feier wurde abgesagt.", "de", true),
        ("Eine für Freitag geplante Feier soll im Hafen beginnen.", "de", false),
    ] {
        let options = crate::Options {
            published: DateTime::parse("2020-10-29"),
            language: Some(language.to_owned()),
            ..crate::Options::default()
        };
        let digest = crate::digest(&crate::Page::from_body(text), &options).unwrap();
        assert_eq!(digest.timeline.iter().map(|e| e.cancelled).collect::<Vec<_>>(), [cancelled], "{text}");
    }
}

#[test]
fn days_in_a_row_are_one_event_and_weekdays_of_a_range_are_of_one_week() {
    for (text, language, values) in [
        ("The hall opens its doors on November 14 and 15.", "en", &["2020-11-14/2020-11-15"][..]),
        ("Rain fell on Sunday and Monday.", "en", &["2020-10-25/2020-10-26"]),
        ("Am 24. und 25. März 2019 lief das Becken leer.", "de", &["2019-03-24/2019-03-25"]),
        ("El puente se cerró el lunes y el martes.", "es", &["2020-10-26", "2020-10-27"]),
        ("The hall opens its doors on November 14 and 21.", "en", &["2020-11-14", "2020-11-21"]),
        ("The club won the cup in 2018 and 2019.", "en", &["2018", "2019"]),
        ("The fair runs Oct. 30 to Nov. 2 in the old hall.", "en", &["2020-10-30/2020-11-02"]),
        // What a figure is measured by is no event.
        ("Sales fell 3 percent in September from a year earlier.", "en", &["2020-09"]),
        ("It closed on Sunday and opened on Monday.", "en", &["2020-10-25", "2020-10-26"]),
        ("From Monday through Wednesday, crews pumped oil.", "en", &["2020-10-26/2020-10-28"]),
        ("It will be shut from Monday until Saturday.", "en", &["2020-11-02/2020-11-07"]),
        // The day beside another event.
        (
            "Members vote on Tuesday. The result will be told the day after the vote.",
            "en",
            &["2020-11-03", "2020-11-04"],
        ),
        (
            "Der Rat berät am Dienstag nach der Abstimmung. Am Tag nach der Abstimmung schließt das Rathaus.",
            "de",
            &["2020-11-03", "2020-11-04"],
        ),
    ] {
        let got: Vec<_> = told(text, language).into_iter().map(|(value, ..)| value).collect();
        assert_eq!(got, values, "{text}");
    }
}

#[test]
fn an_hour_is_its_day_s_and_what_is_put_off_has_two_days() {
    for (text, language, values) in [
        ("Two buses crashed on Sunday at 11 a.m. near the bridge.", "en", &["2020-10-25T11:00"][..]),
        ("Der Unfall geschah am Mittwoch um 11 Uhr.", "de", &["2020-10-28T11:00"]),
        ("L'accident s'est produit lundi à 11 heures.", "fr", &["2020-10-26T11:00"]),
        ("会見は28日午後3時30分に始まった。", "ja", &["2020-10-28T15:30"]),
        (
            "The fair opened on Sunday and shut its doors at 11 a.m. on Monday.",
            "en",
            &["2020-10-25", "2020-10-26T11:00"],
        ),
        ("The party put its congress off from 21 February to 14 March.", "en", &["2021-02-21", "2021-03-14"]),
        ("Le congrès a été reporté du 21 février au 14 mars.", "fr", &["2021-02-21", "2021-03-14"]),
        ("El congreso fue aplazado del 21 de febrero al 14 de marzo.", "es", &["2021-02-21", "2021-03-14"]),
        ("La plage a été fermée du 21 février au 14 mars.", "fr", &["2020-02-21/2020-03-14"]),
    ] {
        let got = told(text, language);
        assert_eq!(got.iter().map(|entry| entry.0.as_str()).collect::<Vec<_>>(), values, "{text}");
    }
}
