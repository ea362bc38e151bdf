//! Which language a page speaks, going by what it shows.
//!
//! The catalogue knows OneLogin's English wording. A page in another language is recognised and refused, not guessed at:
//! two labels that are the same in both languages would otherwise be filled among a hundred that nobody checked.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use crate::page::{Barrier, Role, Snapshot, Source};
use crate::text;

macro_rules! languages {
    ($($variant:ident = $code:literal, $name:literal;)*) => {
        /// A language other than English.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        #[cfg_attr(feature = "wasm", derive(tsify::Tsify))]
        #[allow(missing_docs, reason = "each variant is the language of its name")]
        pub enum Language { $( #[serde(rename = $code)] $variant, )* }

        impl Language {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its code, as in the `lang` attribute.
            #[must_use]
            pub const fn code(self) -> &'static str { match self { $(Self::$variant => $code),* } }

            /// Its English name.
            #[must_use]
            pub const fn name(self) -> &'static str { match self { $(Self::$variant => $name),* } }
        }
    };
}

languages! {
    German = "de", "German";
    French = "fr", "French";
    Spanish = "es", "Spanish";
    Portuguese = "pt", "Portuguese";
    Italian = "it", "Italian";
    Dutch = "nl", "Dutch";
    Swedish = "sv", "Swedish";
    Danish = "da", "Danish";
    Finnish = "fi", "Finnish";
    Polish = "pl", "Polish";
    Czech = "cs", "Czech";
    Turkish = "tr", "Turkish";
    Indonesian = "id", "Indonesian";
    Vietnamese = "vi", "Vietnamese";
    Japanese = "ja", "Japanese";
    Korean = "ko", "Korean";
    Chinese = "zh", "Chinese";
    Russian = "ru", "Russian";
    Greek = "el", "Greek";
    Hebrew = "he", "Hebrew";
    Arabic = "ar", "Arabic";
    Thai = "th", "Thai";
    Hindi = "hi", "Hindi";
}

impl Language {
    /// Why nothing is written there, and what to do.
    #[must_use]
    pub fn refusal(self) -> String {
        format!(
            "This page is in {}. The guide knows OneLogin's English wording only, and does not guess at another: nothing is filled here. Set your OneLogin language to English (your name at the top right > Profile > language), then load the page again.",
            self.name()
        )
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }

    /// Words that labels, headings and buttons of an admin page hold in this language and in no other of the table; only
    /// for languages that share the Latin alphabet.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::German => &[
                "und",
                "oder",
                "der",
                "die",
                "das",
                "den",
                "dem",
                "ein",
                "eine",
                "einen",
                "für",
                "mit",
                "wenn",
                "werden",
                "wird",
                "ist",
                "sind",
                "nicht",
                "auf",
                "aus",
                "beim",
                "zum",
                "zur",
                "speichern",
                "abbrechen",
                "suche",
                "suchen",
                "benutzer",
                "löschen",
                "gelöscht",
                "bearbeiten",
                "hinzufügen",
                "erstellen",
                "einstellungen",
                "anwendung",
                "anwendungen",
                "aktivieren",
                "deaktivieren",
                "bereitstellung",
                "verbindung",
                "regeln",
                "rollen",
                "gruppen",
                "zugriff",
                "hilfe",
                "weiter",
                "zurück",
                "schließen",
                "anmelden",
                "abmelden",
                "konto",
                "konten",
                "kennwort",
                "passwort",
                "adresse",
                "arbeitsablauf",
                "übersicht",
                "vorlage",
                "auswählen",
                "hochladen",
                "aktualisieren",
                "sicherheit",
                "einrichten",
                "anzeigen",
                "konfiguration",
                "gesperrt",
            ],
            Self::French => &[
                "le",
                "la",
                "les",
                "des",
                "du",
                "une",
                "un",
                "et",
                "ou",
                "pour",
                "avec",
                "dans",
                "lorsque",
                "est",
                "sont",
                "sur",
                "aux",
                "cette",
                "ces",
                "votre",
                "enregistrer",
                "annuler",
                "rechercher",
                "recherche",
                "utilisateur",
                "utilisateurs",
                "supprimer",
                "supprimés",
                "modifier",
                "ajouter",
                "créer",
                "paramètres",
                "applications",
                "activer",
                "désactiver",
                "connexion",
                "règles",
                "rôles",
                "groupes",
                "accès",
                "aide",
                "suivant",
                "retour",
                "fermer",
                "jeton",
                "flux",
                "travail",
                "provisionnement",
                "compte",
                "comptes",
                "adresse",
                "modèle",
                "sécurité",
                "paramètre",
                "tableau",
                "mettre",
                "valider",
                "effectuer",
                "déconnexion",
            ],
            Self::Spanish => &[
                "el",
                "los",
                "las",
                "una",
                "del",
                "y",
                "para",
                "cuando",
                "sean",
                "están",
                "al",
                "guardar",
                "cancelar",
                "buscar",
                "usuario",
                "usuarios",
                "eliminar",
                "eliminados",
                "editar",
                "añadir",
                "agregar",
                "crear",
                "configuración",
                "aplicación",
                "aplicaciones",
                "habilitar",
                "activar",
                "desactivar",
                "conexión",
                "reglas",
                "roles",
                "grupos",
                "acceso",
                "ayuda",
                "siguiente",
                "volver",
                "cerrar",
                "cuenta",
                "cuentas",
                "dirección",
                "plantilla",
                "flujo",
                "trabajo",
                "aprovisionamiento",
                "contraseña",
                "seguridad",
                "sesión",
                "realizar",
            ],
            Self::Portuguese => &[
                "os",
                "uma",
                "um",
                "dos",
                "das",
                "não",
                "quando",
                "são",
                "em",
                "salvar",
                "guardar",
                "cancelar",
                "pesquisar",
                "procurar",
                "usuário",
                "usuários",
                "utilizador",
                "utilizadores",
                "excluir",
                "excluídos",
                "editar",
                "adicionar",
                "criar",
                "configurações",
                "configuração",
                "aplicativo",
                "aplicativos",
                "ativar",
                "desativar",
                "conexão",
                "regras",
                "funções",
                "acesso",
                "ajuda",
                "próximo",
                "voltar",
                "fechar",
                "conta",
                "contas",
                "endereço",
                "modelo",
                "fluxo",
                "provisionamento",
                "senha",
                "segurança",
                "sessão",
                "executar",
            ],
            Self::Italian => &[
                "il",
                "lo",
                "gli",
                "della",
                "delle",
                "degli",
                "di",
                "e",
                "per",
                "con",
                "quando",
                "sono",
                "nel",
                "salva",
                "annulla",
                "cerca",
                "utente",
                "utenti",
                "elimina",
                "eliminati",
                "modifica",
                "aggiungi",
                "crea",
                "impostazioni",
                "applicazione",
                "applicazioni",
                "abilita",
                "attiva",
                "disattiva",
                "connessione",
                "regole",
                "ruoli",
                "gruppi",
                "accesso",
                "aiuto",
                "avanti",
                "indietro",
                "chiudi",
                "account",
                "indirizzo",
                "modello",
                "flusso",
                "lavoro",
                "sicurezza",
                "eseguire",
                "configurazione",
            ],
            Self::Dutch => &[
                "het",
                "een",
                "van",
                "voor",
                "met",
                "wanneer",
                "worden",
                "zijn",
                "niet",
                "deze",
                "opslaan",
                "annuleren",
                "zoeken",
                "gebruiker",
                "gebruikers",
                "verwijderen",
                "verwijderd",
                "bewerken",
                "toevoegen",
                "maken",
                "instellingen",
                "toepassing",
                "toepassingen",
                "inschakelen",
                "uitschakelen",
                "verbinding",
                "regels",
                "rollen",
                "groepen",
                "toegang",
                "volgende",
                "terug",
                "sluiten",
                "wachtwoord",
                "adres",
                "sjabloon",
                "werkstroom",
                "beveiliging",
                "uitvoeren",
            ],
            Self::Swedish => &[
                "och",
                "för",
                "när",
                "är",
                "spara",
                "avbryt",
                "sök",
                "användare",
                "ta",
                "bort",
                "redigera",
                "lägg",
                "inställningar",
                "aktivera",
                "anslutning",
                "regler",
                "roller",
                "grupper",
                "åtkomst",
                "hjälp",
                "stäng",
            ],
            Self::Danish => &[
                "og",
                "når",
                "er",
                "gem",
                "annuller",
                "annullér",
                "søg",
                "bruger",
                "brugere",
                "slet",
                "rediger",
                "tilføj",
                "indstillinger",
                "aktiver",
                "aktivér",
                "forbindelse",
                "regler",
                "roller",
                "grupper",
                "adgang",
                "hjælp",
                "luk",
            ],
            Self::Finnish => &[
                "ja",
                "tai",
                "kun",
                "tallenna",
                "peruuta",
                "haku",
                "hae",
                "käyttäjä",
                "käyttäjät",
                "poista",
                "muokkaa",
                "lisää",
                "asetukset",
                "sovellus",
                "sovellukset",
                "yhteys",
                "säännöt",
                "roolit",
                "ryhmät",
                "ohje",
                "sulje",
            ],
            Self::Polish => &[
                "i",
                "lub",
                "dla",
                "gdy",
                "są",
                "jest",
                "zapisz",
                "anuluj",
                "szukaj",
                "wyszukaj",
                "użytkownik",
                "użytkownicy",
                "użytkowników",
                "usuń",
                "edytuj",
                "dodaj",
                "utwórz",
                "ustawienia",
                "aplikacja",
                "aplikacje",
                "włącz",
                "wyłącz",
                "połączenie",
                "reguły",
                "role",
                "grupy",
                "dostęp",
                "pomoc",
                "dalej",
                "wstecz",
                "zamknij",
                "hasło",
                "konto",
                "szablon",
            ],
            Self::Czech => &[
                "nebo",
                "pro",
                "když",
                "jsou",
                "uložit",
                "zrušit",
                "hledat",
                "uživatel",
                "uživatelé",
                "odstranit",
                "smazat",
                "upravit",
                "přidat",
                "vytvořit",
                "nastavení",
                "aplikace",
                "povolit",
                "připojení",
                "pravidla",
                "skupiny",
                "přístup",
                "nápověda",
                "další",
                "zpět",
                "zavřít",
                "heslo",
                "účet",
                "šablona",
            ],
            Self::Turkish => &[
                "ve",
                "veya",
                "için",
                "kaydet",
                "iptal",
                "ara",
                "kullanıcı",
                "kullanıcılar",
                "sil",
                "düzenle",
                "ekle",
                "oluştur",
                "ayarlar",
                "uygulama",
                "uygulamalar",
                "etkinleştir",
                "bağlantı",
                "kurallar",
                "roller",
                "gruplar",
                "erişim",
                "yardım",
                "ileri",
                "geri",
                "kapat",
                "şifre",
                "parola",
                "hesap",
                "şablon",
            ],
            Self::Indonesian => &[
                "dan",
                "atau",
                "untuk",
                "jika",
                "simpan",
                "batal",
                "cari",
                "pengguna",
                "hapus",
                "ubah",
                "tambah",
                "buat",
                "pengaturan",
                "aplikasi",
                "aktifkan",
                "koneksi",
                "aturan",
                "peran",
                "grup",
                "akses",
                "bantuan",
                "tutup",
            ],
            Self::Vietnamese => &[
                "và", "hoặc", "cho", "khi", "lưu", "hủy", "tìm", "kiếm", "người", "dùng", "xóa", "sửa", "thêm", "tạo",
                "cài", "đặt", "ứng", "dụng", "kết", "nối", "quyền", "truy", "cập", "đóng",
            ],
            Self::Japanese
            | Self::Korean
            | Self::Chinese
            | Self::Russian
            | Self::Greek
            | Self::Hebrew
            | Self::Arabic
            | Self::Thai
            | Self::Hindi => &[],
        }
    }
}

/// Words of an English admin page. Names of the trade (SCIM, URL, token) are the same everywhere and say nothing.
const ENGLISH: &[&str] = &[
    "the",
    "of",
    "for",
    "your",
    "to",
    "when",
    "with",
    "and",
    "or",
    "is",
    "are",
    "be",
    "this",
    "that",
    "from",
    "by",
    "not",
    "if",
    "what",
    "which",
    "has",
    "have",
    "you",
    "save",
    "cancel",
    "search",
    "find",
    "user",
    "users",
    "delete",
    "deleted",
    "edit",
    "add",
    "create",
    "settings",
    "application",
    "applications",
    "enable",
    "enabled",
    "disable",
    "connection",
    "rules",
    "rule",
    "roles",
    "groups",
    "access",
    "help",
    "next",
    "back",
    "close",
    "account",
    "accounts",
    "address",
    "template",
    "workflow",
    "provisioning",
    "password",
    "security",
    "name",
    "action",
    "actions",
    "new",
    "more",
    "update",
    "remove",
    "approve",
    "approval",
    "check",
    "continue",
    "display",
    "value",
    "matches",
    "each",
    "map",
    "include",
    "required",
    "before",
    "performed",
    "suspended",
    "suspend",
    "configuration",
    "parameters",
    "choose",
    "select",
    "all",
    "log",
    "out",
    "sign",
    "profile",
    "devices",
    "company",
    "authentication",
    "show",
    "hide",
    "base",
    "bearer",
];

const ENGLISH_BIT: u32 = 1 << 31;

/// Each word with a bit for every language that has it: a page has thousands of words.
static KNOWN: LazyLock<BTreeMap<&str, u32>> = LazyLock::new(|| {
    let mut known = BTreeMap::new();
    let foreign = Language::ALL.iter().flat_map(|language| language.words().iter().map(|word| (*word, language.bit())));
    for (word, bit) in foreign.chain(ENGLISH.iter().map(|word| (*word, ENGLISH_BIT))) {
        *known.entry(word).or_insert(0) |= bit;
    }
    known
});

/// Fewer texts than this say nothing of the language.
const FEW: usize = 3;

/// The language of a page, if it is surely another than English.
#[must_use]
pub fn language(snapshot: &Snapshot) -> Option<Language> {
    let mut votes = Votes::default();
    for heading in &snapshot.headings {
        votes.cast(heading, Ballot::Page);
    }
    for control in &snapshot.controls {
        // What a person can't see is not shown, and what stands in a table may be anybody's name.
        if control.row.is_some() || control.barriers.contains(&Barrier::Hidden) {
            continue;
        }
        let named = |source: Source| !matches!(source, Source::AriaLabel | Source::Title | Source::Placeholder);
        let Some(label) = control.labels.iter().find(|label| named(label.source)).or(control.labels.first()) else {
            continue;
        };
        // Boxes and links can be a list of names: of roles, of apps, of people.
        let ballot = match control.role {
            Role::Checkbox | Role::Radio | Role::Switch => Ballot::Boxes,
            Role::Link | Role::Menuitem => Ballot::Links,
            _ => Ballot::Page,
        };
        votes.cast(&label.text, ballot);
    }
    let (language, foreign) = votes.leader()?;
    let declared = snapshot.lang.get(..2).is_some_and(|code| code.eq_ignore_ascii_case(language.code()));
    let enough = if declared { FEW - 1 } else { FEW };
    (foreign >= enough && foreign > votes.english).then_some(language)
}

/// Where a text stands: lists of names weigh little, however long they are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Ballot {
    Page,
    Boxes,
    Links,
}

/// How many boxes or links count at most.
const LISTED: usize = 3;

#[derive(Default)]
struct Votes {
    english: usize,
    foreign: Vec<(Language, Ballot)>,
    seen: BTreeSet<String>,
}

impl Votes {
    fn cast(&mut self, shown: &str, ballot: Ballot) {
        let folded = text::fold(shown);
        if folded.is_empty() || self.seen.contains(&folded) {
            return;
        }
        let words: Vec<&str> = text::words(&folded).collect();
        if let Some(language) = by_script(&folded) {
            self.foreign.push((language, ballot));
        } else {
            let languages: Vec<u32> = words.iter().filter_map(|word| KNOWN.get(word).copied()).collect();
            let known = |bit: u32| languages.iter().filter(|known| **known & bit != 0).count();
            let english = known(ENGLISH_BIT);
            let most = Language::ALL.iter().map(|language| known(language.bit())).max().unwrap_or(0);
            if english >= most && english > 0 {
                self.english += 1;
            } else if most > 0 {
                // A word that several share counts for each; the page as a whole tells them apart.
                for language in Language::ALL.iter().filter(|language| known(language.bit()) == most) {
                    self.foreign.push((*language, ballot));
                }
            }
        }
        self.seen.insert(folded);
    }

    fn leader(&self) -> Option<(Language, usize)> {
        let count = |language: Language, ballot: Ballot| {
            self.foreign.iter().filter(|vote| **vote == (language, ballot)).count()
        };
        // Japanese is written with Chinese characters, too: where there are kana, all of it is Japanese.
        let kana = self.foreign.iter().any(|(language, _)| *language == Language::Japanese);
        let total = |language: Language| {
            let own = |language| {
                count(language, Ballot::Page)
                    + count(language, Ballot::Boxes).min(LISTED)
                    + count(language, Ballot::Links).min(LISTED)
            };
            match language {
                Language::Japanese if kana => own(language) + own(Language::Chinese),
                Language::Chinese if kana => 0,
                other => own(other),
            }
        };
        Language::ALL
            .iter()
            .map(|language| (*language, total(*language)))
            .filter(|(_, votes)| *votes > 0)
            .max_by_key(|(language, votes)| (*votes, std::cmp::Reverse(*language)))
    }
}

/// The language of a text that is written in an alphabet of its own.
fn by_script(folded: &str) -> Option<Language> {
    let mut counts: Vec<(Language, usize)> = Vec::new();
    let mut latin = 0_usize;
    for letter in folded.chars().filter(|letter| letter.is_alphabetic()) {
        let language = match letter {
            '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' => Language::Japanese,
            '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{ac00}'..='\u{d7af}' => Language::Korean,
            '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => Language::Chinese,
            '\u{400}'..='\u{52f}' => Language::Russian,
            '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Language::Greek,
            '\u{590}'..='\u{5ff}' => Language::Hebrew,
            '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' => Language::Arabic,
            '\u{e00}'..='\u{e7f}' => Language::Thai,
            '\u{900}'..='\u{97f}' => Language::Hindi,
            _ => {
                latin += 1;
                continue;
            }
        };
        match counts.iter_mut().find(|(known, _)| *known == language) {
            Some((_, count)) => *count += 1,
            None => counts.push((language, 1)),
        }
    }
    let own: usize = counts.iter().map(|(_, count)| count).sum();
    // `SCIM ベース URL`: a few signs of these say as much as a word of Latin letters. A mixture within words is no language.
    if own == 0 || own * 4 < latin || text::words(folded).any(is_mixed) {
        return None;
    }
    if counts.iter().any(|(language, _)| *language == Language::Japanese) {
        return Some(Language::Japanese);
    }
    counts.into_iter().max_by_key(|(_, count)| *count).map(|(language, _)| language)
}

/// Latin and Cyrillic or Greek letters in one word: made to be misread, not to be read.
fn is_mixed(word: &str) -> bool {
    word.chars().any(|letter| letter.is_ascii_alphabetic())
        && word.chars().any(|letter| matches!(letter, '\u{370}'..='\u{52f}'))
}
