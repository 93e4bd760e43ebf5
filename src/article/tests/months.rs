//! Months as date lines print them.

use super::published;

/// Each of the months, as pages of these languages print them: in full and short, in the form that stands in a date.
const MONTHS: [(&str, &str); 8] = [
    ("cs", "ledna února března dubna května června července srpna září října listopadu prosince"),
    (
        "da",
        "januar februar marts april maj juni juli august september oktober november december jan feb mar apr maj jun jul aug sep okt nov dec",
    ),
    (
        "fi",
        "tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesäkuuta heinäkuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
    ),
    (
        "it",
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre gen feb mar apr mag giu lug ago set ott nov dic",
    ),
    (
        "pl",
        "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia sty lut mar kwi maj cze lip sie wrz paź lis gru styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
    ),
    (
        "sv",
        "januari februari mars april maj juni juli augusti september oktober november december jan feb mars apr maj juni juli aug sep okt nov dec",
    ),
    (
        "tr",
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık oca şub mar nis may haz tem ağu eyl eki kas ara",
    ),
    (
        "tr",
        "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık OCAK ŞUBAT MART NİSAN MAYIS HAZİRAN TEMMUZ AĞUSTOS EYLÜL EKİM KASIM ARALIK",
    ),
];

#[test]
fn reads_the_months_of_many_languages() {
    for (tag, names) in MONTHS {
        for (n, name) in names.split(' ').enumerate() {
            let wanted = format!("2025-{:02}-14", n % 12 + 1);
            for text in [format!("14 {name} 2025"), format!("14. {name} 2025, 10:30")] {
                let found = published::line(&text).map(|told| told.date.to_string());
                assert_eq!(found.as_deref(), Some(wanted.as_str()), "{tag} {text}");
            }
        }
    }
}
