//! Languages that we have no lists of get the sentences of Unicode's rules (UAX 29), but for what is listed here.

use super::sentences;
use unicode_segmentation::UnicodeSegmentation;

/// Texts in languages without lists.
const ALIKE: &[(&str, &str)] = &[
    ("hu", "A gát tíz évig áll. Senki sem tudta! Miért? A 3.5 méteres hullám jött."),
    ("ro", "Zidul ține zece ani. Nimeni nu știa! De ce? Prețul e de 3,5 lei."),
    ("vi", "Bức tường sẽ đứng mười năm. Không ai biết! Tại sao? Giá là 3.5 đồng."),
    ("id", "Tembok itu bertahan. Tak ada yang tahu! Mengapa? Harganya Rp1.500."),
    ("sw", "Ukuta utasimama miaka kumi. Hakuna aliyejua! Kwa nini? Bei ni 3.5."),
    ("tl", "Tatayo ang pader. Walang nakaalam! Bakit? (Umuulan noon.) Umuwi sila."),
    ("ka", "კედელი დადგება. არავინ იცოდა! რატომ? ფასი 3.5 ლარია."),
    ("hy", "Պատը կկանգնի։ Ոչ ոք չգիտեր։ Անձրև էր։"),
    ("he", "החומה תעמוד. איש לא ידע! למה? המחיר 3.5 שקל."),
    ("fa", "دیوار می‌ماند. هیچ‌کس نمی‌دانست! چرا؟ قیمت 3.5 است."),
    ("ur", "دیوار قائم رہے گی۔ کسی کو معلوم نہ تھا۔ کیوں؟ بارش تھی۔"),
    ("bn", "দেয়াল থাকবে। কেউ জানত না। কেন? বৃষ্টি ছিল।"),
    ("ta", "சுவர் நிற்கும். யாருக்கும் தெரியாது! ஏன்? மழை."),
    ("am", "ግንቡ ይቆማል። ማንም አላወቀም። ዝናብ ነበር።"),
    ("my", "နံရံရှိမည်။ မည်သူမျှမသိ။ မိုးရွာသည်။"),
    ("und", "It fell. and so on. It rose?! He said so.) She left.\nNobody knew"),
];

/// Texts that we cut otherwise, as a reader would: a bar where we do, a tilde where Unicode's rules do, and we don't.
const OTHERWISE: &[&str] = &[
    // A quotation that its sentence goes on after.
    "\"It fell.~It did,\" she said.|We left.",
    "It fell (why?~Nobody knew) and rose.",
    // An initial, and a list's mark.
    "J.~Poe left.|He ran.",
    "1.~Salt is white.|2.~Oil",
    // A mark within a name.
    "Yahoo!~said it.",
    // What belongs to the sentence before it.
    "It fell.[~1]|It rose.",
    "« Oui.~»|Il part.",
    // Three dots in one, a number, a dash, and small letters where all begin so.
    "It fell…|Then it rose.",
    "It fell.|5 boats sank.",
    "- It fell.|- It rose.",
    "it fell.|it rose.|maybe.",
];

fn ours(tag: &str, text: &str) -> Vec<String> {
    sentences(tag, text).iter().map(|sentence| sentence.span.of(text).to_owned()).collect()
}

#[test]
fn unknown_languages_get_the_rules_of_unicode() {
    for (tag, text) in ALIKE {
        let unicode: Vec<_> = text.unicode_sentences().map(str::trim).collect();
        assert_eq!(ours(tag, text), unicode, "{tag}");
    }
    for marked in OTHERWISE {
        let text = marked.replace("[~", "[").replace(['|', '~'], " ");
        let wanted: Vec<_> = marked.split('|').map(|own| own.replace("[~", "[").replace('~', " ")).collect();
        assert_eq!(ours("und", &text), wanted);
        assert!(text.unicode_sentences().map(str::trim).ne(wanted), "no longer otherwise: {text}");
    }
}
