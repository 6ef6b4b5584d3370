using Godwit.Cli;

namespace Godwit;

/// <summary>Classes of <c>pull --csharp</c> are called as one row of their table is.</summary>
public class EnglishPluralsTests
{
    [Theory]
    [InlineData("users user, orders order, invoices invoice, types type, images image, ids id, tvs tv, photos photo")]
    [InlineData(
        "archives archive, curves curve, valves valve, gloves glove, reserves reserve, olives olive, drives drive"
    )]
    [InlineData(
        "shelves shelf, wolves wolf, halves half, leaves leaf, knives knife, lives life, wives wife, selves self"
    )]
    [InlineData(
        "calves calf, thieves thief, loaves loaf, elves elf, sheaves sheaf, bookshelves bookshelf, midwives midwife"
    )]
    [InlineData("heroes hero, potatoes potato, tomatoes tomato, vetoes veto, echoes echo, torpedoes torpedo")]
    [InlineData("shoes shoe, toes toe, canoes canoe, foes foe, oboes oboe, horseshoes horseshoe")]
    [InlineData("categories category, companies company, keys key, days day, ties tie, movies movie, cookies cookie")]
    [InlineData("classes class, addresses address, processes process, customeraddresses customeraddress")]
    [InlineData(
        "houses house, warehouses warehouse, causes cause, clauses clause, pauses pause, uses use, spouses spouse"
    )]
    [InlineData("buses bus, statuses status, viruses virus, bonuses bonus, campuses campus, censuses census")]
    [InlineData("databases database, purchases purchase, phases phase, releases release, leases lease, bases base")]
    [InlineData(
        "licenses license, responses response, expenses expense, courses course, exercises exercise, roses rose"
    )]
    [InlineData("aliases alias, biases bias, canvases canvas, lenses lens, gases gas, oases oasis, irises iris")]
    [InlineData("analyses analysis, crises crisis, theses thesis, hypotheses hypothesis, diagnoses diagnosis")]
    [InlineData("boxes box, taxes tax, indexes index, matrices matrix, indices index, vertices vertex")]
    [InlineData("branches branch, watches watch, caches cache, headaches headache, dishes dish, hashes hash")]
    [InlineData("sizes size, prizes prize, quizzes quiz, buzzes buzz, waltzes waltz")]
    [InlineData(
        "people person, salespeople salesperson, children child, grandchildren grandchild, women woman, men man"
    )]
    [InlineData("mice mouse, geese goose, teeth tooth, feet foot, oxen ox, criteria criterion, alumni alumnus")]
    [InlineData("menus menu, submenus submenu, bureaus bureau, taxis taxi, apis api, skus sku, wikis wiki")]
    public void A_plural_becomes_a_singular(string words)
    {
        foreach (var pair in words.Split(", ").Select(one => one.Split(' ')))
            Assert.Equal(pair[1], EnglishPlurals.Singular(pair[0]));
    }

    [Theory]
    [InlineData(
        "user person status address business process bus access analysis basis virus class gas lens canvas alias"
    )]
    [InlineData("news series miniseries species means headquarters chassis corps premises goods savings earnings")]
    [InlineData("data metadata media information equipment money sheep fish deer aircraft software staff dice")]
    [InlineData("analytics statistics physics electronics logistics dns sms gps css https axes ellipses")]
    [InlineData("specimen regimen omen pumice kunden mitarbeiter us is s orders2 _ 2024")]
    public void What_is_no_plural_or_in_doubt_stays(string words)
    {
        foreach (var word in words.Split(' '))
            Assert.Equal(word, EnglishPlurals.Singular(word));
    }

    [Theory]
    [InlineData("order_categories", "order_category")]
    [InlineData("book_shelves", "book_shelf")]
    [InlineData("sales_people", "sales_person")]
    [InlineData("news_items", "news_item")]
    [InlineData("users_2024", "users_2024")]
    [InlineData("OrderCategories", "OrderCategory")]
    [InlineData("CATEGORIES", "CATEGORY")]
    [InlineData("People", "Person")]
    [InlineData("PEOPLE", "PERSON")]
    [InlineData("UserAPIs", "UserAPI")]
    [InlineData("URLs", "URL")]
    [InlineData("user elves", "user elf")]
    public void Only_the_last_word_changes_and_keeps_its_case(string table, string row) =>
        Assert.Equal(row, EnglishPlurals.Singular(table));
}
