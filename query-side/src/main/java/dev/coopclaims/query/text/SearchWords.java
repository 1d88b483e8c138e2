package dev.coopclaims.query.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Transliterator;
import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.text.TextLength;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What a search finds: prefixes of words, ignoring case, accents and composition: {@code strasse} finds Straße, {@code
 * lodz} Łódź. Texts are stored as their folded words, so that an index finds them and no client's text becomes a
 * pattern. Words of scripts without spaces are found from any of their characters.
 */
public final class SearchWords {
    /** The longest search text, in characters. */
    public static final int MAX_QUERY_CHARS = 100;
    /** The most words of one document; further ones are not found. */
    static final int MAX_WORDS = 4_000;
    /** Characters after these do not distinguish words. */
    private static final int MAX_WORD_CHARS = 40;

    /** Sorts after every word that begins with what precedes it. */
    private static final String LAST = "\uDBFF\uDFFF";

    /**
     * Latin, Greek and Cyrillic accents; the points of Hebrew and Arabic, which few people type; and Arabic's tatweel.
     */
    private static final Pattern ACCENTS = Pattern.compile(
            "[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4"
                    + "\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("0+(?=\\d+$)");
    /** For letters without a decomposition, such as ł, ø and the dotless ı. */
    private static final Transliterator LATIN = Transliterator.getInstance("Latin-ASCII");

    private SearchWords() {}

    /** The words by which a document is found. */
    public static List<String> of(Stream<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        List<String> folded = texts.map(SearchWords::folded).toList();
        // People may leave out spaces: RE 77 is also found by RE77.
        folded.stream().filter(SearchWords::isNumber).forEach(number -> words.add(joined(number)));
        folded.stream().flatMap(BLANKS::splitAsStream).distinct().forEach(chunk -> {
            List<String> parts = parts(chunk);
            parts.forEach(part -> add(part, words));
            if (parts.size() > 1) {
                // People may leave out separators: RE-55/123 is also found by RE55123.
                add(String.join("", parts), words);
            }
        });
        return words.stream().limit(MAX_WORDS).toList();
    }

    /**
     * The conditions that a document matches the search, one for each word that must be found, the longest first; one that
     * nothing matches when the text has no word.
     *
     * @param field where the words are stored
     * @throws Refusal malformed when the text is too long
     */
    public static List<Bson> found(String field, String query) {
        String text = inOneForm(query);
        if (!TextLength.isWithin(text, MAX_QUERY_CHARS)) {
            throw Refusal.malformed(List.of(RefusalCode.QUERY_TOO_LONG.at("/q", MAX_QUERY_CHARS)));
        }
        List<Bson> all = BLANKS.splitAsStream(folded(text))
                .flatMap(chunk -> parts(chunk).stream())
                .map(SearchWords::cut)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .<Bson>map(word -> new Document(
                        field, new Document("$elemMatch", new Document("$gte", word).append("$lt", word + LAST))))
                .toList();
        return all.isEmpty() ? List.of(Filters.in(field, List.of())) : all;
    }

    private static String inOneForm(String query) {
        try {
            return CanonicalText.of(query);
        } catch (IllegalArgumentException piledUp) {
            throw Refusal.malformed(List.of(RequestCode.SEARCH_TEXT_MALFORMED.at("/q", piledUp.getMessage())));
        }
    }

    /** One spelling for what people consider the same. */
    static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        if (plain.chars().anyMatch(character -> character > 127)) {
            plain = LATIN.transliterate(ACCENTS.matcher(plain).replaceAll(""));
        }
        return Normalizer.normalize(UCharacter.foldCase(plain, true), Normalizer.Form.NFC);
    }

    /** Runs of letters and digits; every other character that stands for itself, such as an emoji, is a word. */
    private static List<String> parts(String chunk) {
        List<String> parts = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        chunk.codePoints()
                .filter(character -> !CanonicalText.isInvisible(character))
                .forEach(character -> {
                    if (isOfWord(character)) {
                        run.appendCodePoint(character);
                    } else {
                        end(run, parts);
                        if (Character.getType(character) == Character.OTHER_SYMBOL) {
                            parts.add(Character.toString(character));
                        }
                    }
                });
        end(run, parts);
        return parts;
    }

    /** Whether it is short enough to be a number of several parts, such as an invoice number. */
    private static boolean isNumber(String folded) {
        return folded.length() <= 2 * MAX_WORD_CHARS
                && folded.chars().anyMatch(Character::isDigit)
                && BLANKS.matcher(folded.strip()).find();
    }

    private static String joined(String folded) {
        return cut(BLANKS.splitAsStream(folded)
                .flatMap(chunk -> parts(chunk).stream())
                .collect(Collectors.joining()));
    }

    private static void end(StringBuilder run, List<String> parts) {
        if (!run.isEmpty()) {
            parts.add(run.toString());
            run.setLength(0);
        }
    }

    private static void add(String word, Set<String> words) {
        words.add(cut(word));
        words.add(cut(LEADING_ZEROS.matcher(word).replaceFirst("")));
        int[] characters = word.codePoints().toArray();
        for (int i = 1; i < characters.length; i++) {
            if (isWithoutBlanks(characters[i])) {
                words.add(cut(new String(characters, i, characters.length - i)));
            }
        }
    }

    private static String cut(String word) {
        return word.codePointCount(0, word.length()) <= MAX_WORD_CHARS
                ? word
                : word.substring(0, word.offsetByCodePoints(0, MAX_WORD_CHARS));
    }

    private static boolean isOfWord(int character) {
        return Character.isLetterOrDigit(character)
                || switch (Character.getType(character)) {
                    case Character.NON_SPACING_MARK,
                            Character.COMBINING_SPACING_MARK,
                            Character.ENCLOSING_MARK,
                            Character.LETTER_NUMBER,
                            Character.OTHER_NUMBER -> true;
                    default -> false;
                };
    }

    private static boolean isWithoutBlanks(int character) {
        return switch (Character.UnicodeScript.of(character)) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> true;
            default -> false;
        };
    }
}
