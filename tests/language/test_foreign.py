import pytest

from forewarn.language.foreign import is_foreign, name_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The port was closed on Monday, and nobody knows when it will open.", "English"),
        ("France’s rate of inflation rose to 7.6 percent in May", "English"),
        ("Forty dead as ferry sinks off the coast of the island", "English"),
        ("Der Hafen ist seit Montag geschlossen, wie die Behörde am Abend mitteilte.", "German"),
        ("Le port est fermé depuis lundi et les bateaux ne sont pas partis.", "French"),
        ("El puerto está cerrado desde el lunes, según la autoridad de la isla.", "Spanish"),
        ("O porto está fechado desde segunda-feira e os navios não saíram da baía.", "Portuguese"),
        ("Il porto è chiuso da lunedì e le navi non sono partite, secondo il sindaco.", "Italian"),
        ("De haven is sinds maandag gesloten en het is niet bekend voor hoe lang.", "Dutch"),
        ("Port jest zamknięty od poniedziałku i nie wiadomo, że się otworzy.", "Polish"),
        ("Hamnen är stängd sedan måndag och det är inte känt när den öppnar.", "Swedish"),
        ("Liman pazartesi gününden beri kapalı ve bu daha çok zaman için böyle.", "Turkish"),
        ("Порт закрыт с понедельника.", "Cyrillic"),
        ("港口自周一起关闭。", "Chinese"),
        ("الميناء مغلق منذ يوم الاثنين.", "Arabic"),
        ("\U00010330\U00010331\U00010332", "another"),
    ],
)
def test_a_language_is_known_by_its_shortest_words(text: str, language: str) -> None:
    assert name_language(text) == language
    assert is_foreign(text) is (language != "English")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1,200 - 40",
        "Peru's unemployment rate rose to 7.6 percent",
        "Die Hard star Bruce Willis dead",
        "Hafen geschlossen",
        "Kinshasa Goma Bukavu Beni Butembo Uvira Kindu",
    ],
)
def test_a_text_that_tells_nothing_is_not_foreign(text: str) -> None:
    assert name_language(text) == ""
    assert not is_foreign(text)


def test_names_in_another_language_leave_a_text_english() -> None:
    text = "The leader of La République en Marche spoke to the daily Le Monde in Paris."
    assert name_language(text) == "English"


def test_a_text_as_much_of_one_as_of_the_other_is_taken_for_english() -> None:
    assert name_language("The port of Le Havre: le port est fermé, said the mayor.") == "English"
