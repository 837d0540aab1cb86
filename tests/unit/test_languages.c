/* lib/text/languages: the language of a text. */
#include "unit.h"
#include "text/languages.h"

static void languages_check(const char *text, const char *language) {
    unsigned confidence = 0;
    const char *found = galleyi_language_of(text, strlen(text), &confidence);
    ck_assert_msg(found && !strcmp(found, language), "%s, not %s: %s", found ? found : "none", language, text);
    ck_assert_msg(confidence > 30 && confidence <= 100, "confidence %u: %s", confidence, text);
}

static void languages_none(const char *text) {
    unsigned confidence = 1;
    const char *found = galleyi_language_of(text, strlen(text), &confidence);
    ck_assert_msg(!found, "%s: %s", found ? found : "", text);
    ck_assert_uint_eq(confidence, 0);
}

START_TEST(latin_languages_are_told_by_their_short_words) {
    languages_check("The council said on Tuesday that the bridge would be closed for more than a year.", "en");
    languages_check("Der Stadtrat hat am Dienstag beschlossen, dass die Brücke für mehr als ein Jahr gesperrt wird.", "de");
    languages_check("Le conseil a décidé mardi que le pont sera fermé pour plus d'un an, selon les autorités.", "fr");
    languages_check("El consejo decidió el martes que el puente se cerrará por más de un año, según las autoridades.", "es");
    languages_check("O conselho decidiu na terça-feira que a ponte não será aberta e que as obras são mais caras.", "pt");
    languages_check("Il consiglio ha deciso che il ponte della città non sarà più aperto, ma anche che i lavori sono urgenti.", "it");
    languages_check("De gemeenteraad heeft dinsdag besloten dat de brug voor meer dan een jaar wordt gesloten.", "nl");
    languages_check("Kommunen har beslutat att bron ska vara stängd och att det inte finns pengar till en ny.", "sv");
    languages_check("Byrådet har besluttet, at broen skal være lukket, og at der ikke er penge til en ny af slagsen efter sommeren.", "da");
    languages_check("Kommunen har vedtatt at broen skal være stengt, og at det ikke er penger til en ny etter sommeren. Noen blir nå sinte.", "nb");
    languages_check("Rada miasta zdecydowała, że most został zamknięty, ale nie jest to jednak koniec.", "pl");
    languages_check("Rada rozhodla, že most bude uzavřen, a podle primátora se již nebude opravovat.", "cs");
    languages_check("A tanács szerint a híd nem lesz nyitva, és ezt már csak egy év múlva lehet megjavítani.", "hu");
    languages_check("Belediye meclisi köprünün bir yıl daha kapalı olacağını ve bu karar için çok beklediğini açıkladı.", "tr");
    languages_check("Dewan kota mengatakan bahwa jembatan itu tidak akan dibuka dan warga bisa menunggu karena tahun depan.", "id");
    languages_check("Hội đồng thành phố cho biết cây cầu sẽ không được mở trong năm nay.", "vi");
} END_TEST

START_TEST(other_scripts_are_told_apart) {
    languages_check("Городской совет решил, что мост будет закрыт на год, это стало известно во вторник.", "ru");
    languages_check("Міська рада вирішила, що міст буде закрито на рік, це стало відомо у вівторок.", "uk");
    languages_check("Общинският съвет реши, че мостът ще бъде затворен за една година и че това е необходимо.", "bg");
    languages_check("Градско веће је одлучило да ће мост бити затворен, али није рекло када ће се отворити.", "sr");
    languages_check("Το συμβούλιο αποφάσισε ότι η γέφυρα θα είναι κλειστή.", "el");
    languages_check("قال المجلس إن الجسر سيغلق لمدة عام، وذلك بعد قرار الحكومة في هذا الشأن.", "ar");
    languages_check("شورای شهر گفت که این پل برای یک سال بسته می شود و باید تعمیر شود.", "fa");
    languages_check("کونسل نے کہا ہے کہ پل ایک سال کے لیے بند رہے گا اور اس کی مرمت کی جائے گی۔", "ur");
    languages_check("המועצה אמרה כי הגשר יהיה סגור, אבל לא לפני סוף השנה.", "he");
    languages_check("परिषद ने कहा है कि पुल एक साल के लिए बंद रहेगा और इस पर काम होगा।", "hi");
    languages_check("สภาเมืองกล่าวว่าสะพานจะปิดเป็นเวลาหนึ่งปี", "th");
    languages_check("நகர சபை பாலம் மூடப்படும் என்று கூறியது", "ta");
} END_TEST

START_TEST(chinese_japanese_and_korean_are_told_apart) {
    languages_check("市议会星期二说，这座桥将关闭一年，因为没有经费进行维修，市民对此发表意见，问题还没有解决。", "zh-Hans");
    languages_check("市議會星期二說，這座橋將關閉一年，因為沒有經費進行維修，市民對此發表意見，問題還沒有解決。", "zh-Hant");
    languages_check("市政大桥明天封路", "zh");
    languages_check("市議会は火曜日、橋を一年間閉鎖すると発表した。", "ja");
    languages_check("시의회는 화요일 다리를 1년간 폐쇄한다고 밝혔다.", "ko");
} END_TEST

START_TEST(too_little_gives_none) {
    languages_none("");
    languages_none("12:30 / 2025");
    languages_none("OK");
    languages_none("Barcelona Hamburg Lisbon");
} END_TEST

UNIT_MAIN("languages", latin_languages_are_told_by_their_short_words, other_scripts_are_told_apart, chinese_japanese_and_korean_are_told_apart, too_little_gives_none)
