using System.Collections.Frozen;

namespace Godwit.Cli;

/// <summary>
/// The name of one row for the name of a table: <c>order_categories</c> becomes <c>order_category</c>.
/// Only English, and only what is certain: a name in doubt stays as it is.
/// </summary>
static class EnglishPlurals
{
    // End in s and are one; have no plural; or are two words in the plural: axes are of axis or axe.
    static readonly FrozenSet<string> _kept = Split(
            """
            lens canvas atlas bias alias gas pancreas christmas chaos cosmos kudos ethos pathos thermos rhinoceros
            asbestos
            summons corps chassis means headquarters goods premises earnings proceeds savings pants jeans trousers
            scissors
            clothes pajamas pyjamas thanks axes ellipses analytics statistics mathematics physics economics politics
            logistics electronics robotics ethics genetics athletics gymnastics acoustics linguistics obstetrics
            pediatrics
            phonetics dynamics dns sms gps css tls aws ios macos pos nas vps cms lms hrms wms pms dms rds sns sqs hls
            https
            """,
            ' '
        )
        .ToFrozenSet(StringComparer.Ordinal);

    // Whole words, whose ends are those of other words, too.
    static readonly FrozenDictionary<string, string> _whole = Pairs(
            """
            lives life, afterlives afterlife, elves elf, selves self, themselves themselves, ourselves ourselves
            mice mouse, lice louse, oxen ox, men man, salesmen salesman, chairmen chairman, policemen policeman
            firemen fireman, foremen foreman, craftsmen craftsman, fishermen fisherman, workmen workman
            businessmen businessman, spokesmen spokesman, gentlemen gentleman, congressmen congressman
            toes toe, hoes hoe, foes foe, canoes canoe, oboes oboe, woes woe, floes floe, aloes aloe, roes roe, does doe
            tiptoes tiptoe, mistletoes mistletoe, ties tie, neckties necktie, pies pie, lies lie, dies die
            magpies magpie
            movies movie, cookies cookie, zombies zombie, calories calorie, brownies brownie, rookies rookie
            selfies selfie, hoodies hoodie, smoothies smoothie, genies genie, prairies prairie, birdies birdie
            veggies veggie, junkies junkie, freebies freebie, newbies newbie, sorties sortie, indies indie, pixies pixie
            aches ache, headaches headache, toothaches toothache, caches cache, niches niche, avalanches avalanche
            moustaches moustache, psyches psyche, quiches quiche, cliches cliche, pastiches pastiche, creches creche
            pickaxes pickaxe, uses use, reuses reuse, misuses misuse, abuses abuse, excuses excuse, fuses fuse
            muses muse
            ruses ruse, recluses recluse, hypotenuses hypotenuse, posses posse, impasses impasse, crevasses crevasse
            gases gas, lenses lens, summonses summons, irises iris, trellises trellis, metropolises metropolis
            pelvises pelvis, oases oasis, geneses genesis, genera genus, corpora corpus, strata stratum, errata erratum
            addenda addendum, memoranda memorandum, curricula curriculum, bacteria bacterium, criteria criterion
            phenomena phenomenon, automata automaton, cacti cactus, fungi fungus, nuclei nucleus, alumni alumnus
            radii radius, stimuli stimulus, foci focus, loci locus, syllabi syllabus, termini terminus, codices codex
            apices apex, vortices vortex, emus emu, gnus gnu, skus sku, cpus cpu, gpus gpu, haikus haiku, bureaus bureau
            plateaus plateau, chateaus chateau, tableaus tableau, gurus guru, taxis taxi, skis ski, bikinis bikini
            alibis alibi, kiwis kiwi, wikis wiki, apis api, uris uri, safaris safari, rabbis rabbi, emojis emoji
            guis gui
            clis cli, uis ui, kpis kpi, pois poi, quizzes quiz, whizzes whiz
            """
        )
        .ToFrozenDictionary(one => one.Plural, one => one.Singular, StringComparer.Ordinal);

    // Ends of words, the first that fits: bookshelves, grandchildren.
    static readonly (string Plural, string Singular)[] _ends =
    [
        .. Pairs("news news, series series, species species, people person, children child, women woman"),
        .. Pairs(
            "geese goose, teeth tooth, feet foot, indices index, vertices vertex, matrices matrix, appendices appendix"
        ),
        .. Pairs(
            "shelves shelf, wolves wolf, halves half, calves calf, leaves leaf, loaves loaf, sheaves sheaf, "
                + "thieves thief"
        ),
        .. Pairs("knives knife, wives wife, hooves hoof, scarves scarf, wharves wharf, dwarves dwarf"),
        .. Pairs("ies y, shoes shoe, oes o"),
        .. Pairs(
            "aliases alias, biases bias, canvases canvas, atlases atlas, crises crisis, theses thesis, gnoses gnosis"
        ),
        .. Pairs("emphases emphasis, synopses synopsis, neuroses neurosis, psychoses psychosis, hypnoses hypnosis"),
        .. Pairs("nemeses nemesis, metamorphoses metamorphosis, catharses catharsis, symbioses symbiosis, yses ysis"),
        // Houses and causes are of house and cause; what else ends so, is of bus, status and virus.
        .. Pairs("auses ause, ouses ouse, uses us"),
        .. Pairs("sses ss, shes sh, ches ch, xes x, zzes zz, tzes tz, menus menu, ss ss, us us, is is"),
        ("s", ""),
    ];

    /// <summary>The name with its last word in the singular.</summary>
    public static string Singular(string name)
    {
        var start = LastWord(name);
        return name[..start] + SingularOf(name[start..]);
    }

    static string SingularOf(string word)
    {
        var plain = word.ToLowerInvariant();
        if (plain.Length < 3 || _kept.Contains(plain))
            return word;
        if (_whole.TryGetValue(plain, out var singular))
            return Replace(word, plain.Length, singular);
        var (end, one) = Array.Find(_ends, rule => plain.EndsWith(rule.Plural, StringComparison.Ordinal));
        return end is null ? word : Replace(word, end.Length, one);
    }

    // Case is that of the letters that are replaced: PEOPLE becomes PERSON, and People Person.
    static string Replace(string word, int length, string singular)
    {
        var old = word[^length..];
        var isShouted = char.IsUpper(old[^1]);
        var text = singular.Select(
            (letter, i) => isShouted || IsUpper(old, i) ? char.ToUpperInvariant(letter) : letter
        );
        return string.Concat(word.AsSpan(0, word.Length - length), string.Concat(text));
    }

    /// <summary>Where the last word begins: behind what is no letter, or at a capital behind a small letter.</summary>
    static int LastWord(string name)
    {
        for (var i = name.Length - 1; i > 0; i--)
        {
            if (!char.IsLetter(name[i]))
                return i + 1;
            if (char.IsUpper(name[i]) && char.IsLower(name[i - 1]))
                return i;
        }
        return 0;
    }

    static bool IsUpper(string text, int position) => position < text.Length && char.IsUpper(text[position]);

    static IEnumerable<(string Plural, string Singular)> Pairs(string pairs) =>
        Split(pairs, ',').Select(one => one.Split(' ')).Select(one => (one[0], one[1]));

    static string[] Split(string text, char mark) =>
        text.Split([mark, '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
