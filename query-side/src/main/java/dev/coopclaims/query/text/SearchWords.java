package dev.coopclaims.query.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Transliterator;
import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RefusalCode;
import dev.coopclaims.kernel.text.CanonicalText;
import dev.coopclaims.kernel.text.TextLength;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * What a search finds: beginnings of words, whatever their case, accents and composition: {@code strasse} finds Straße,
 * {@code lodz} Łódź. Texts are stored as their folded words, so that an index finds them and no text of a client becomes
 * a pattern. Scripts that leave no blank between words are found from any of their characters.
 */
public final class SearchWords {
    /** Longest text that is looked for, in characters. */
    public static final int MAX_QUERY_CHARS = 100;
    /** Words of one document; what lies beyond is not found. */
    static final int MAX_WORDS = 4_000;
    /** What lies behind no longer tells two words apart. */
    private static final int MAX_WORD_CHARS = 40;

    /** Behind every word that begins with what stands before it. */
    private static final String LAST = "\uDBFF\uDFFF";

    /** Latin, Greek and Cyrillic accents, the points of Hebrew and Arabic, which few people type, and Arabic's stretching. */
    private static final Pattern ACCENTS = Pattern.compile(
            "[\\u0300-\\u036f\\u0591-\\u05bd\\u05bf\\u05c1\\u05c2\\u05c4"
                    + "\\u05c5\\u05c7\\u0610-\\u061a\\u0640\\u064b-\\u065f\\u0670\\u06d6-\\u06dc\\u06df-\\u06e8\\u06ea-\\u06ed]+");

    private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern LEADING_ZEROS = Pattern.compile("0+(?=\\d+$)");
    /** For letters that have no decomposition, such as ł, ø and the ı without dot. */
    private static final Transliterator LATIN = Transliterator.getInstance("Latin-ASCII");

    private SearchWords() {}

    /** The words by which a document is found. */
    public static List<String> of(Stream<String> texts) {
        Set<String> words = new LinkedHashSet<>();
        List<String> folded = texts.map(SearchWords::folded).toList();
        // As people write it who leave the blanks out: RE 77 is found by RE77 too.
        folded.stream().filter(SearchWords::isNumber).forEach(number -> words.add(joined(number)));
        folded.stream().flatMap(BLANKS::splitAsStream).distinct().forEach(chunk -> {
            List<String> parts = parts(chunk);
            parts.forEach(part -> add(part, words));
            if (parts.size() > 1) {
                // As people write it who leave out what separates: RE-55/123 is found by RE55123 too.
                add(String.join("", parts), words);
            }
        });
        return words.stream().limit(MAX_WORDS).toList();
    }

    /**
     * The condition that a document is found.
     *
     * @param field where the words are stored
     * @throws Refusal malformed when the text is too long
     */
    public static Bson found(String field, String query) {
        String text = inOneForm(query);
        if (!TextLength.isWithin(text, MAX_QUERY_CHARS)) {
            throw Refusal.malformed(List.of(RefusalCode.QUERY_TOO_LONG.at("/q", MAX_QUERY_CHARS)));
        }
        List<Bson> all = BLANKS.splitAsStream(folded(text))
                .flatMap(chunk -> parts(chunk).stream())
                .map(SearchWords::cut)
                .distinct()
                .<Bson>map(word -> new Document(
                        field, new Document("$elemMatch", new Document("$gte", word).append("$lt", word + LAST))))
                .toList();
        return all.isEmpty() ? Filters.in(field, List.of()) : Filters.and(all);
    }

    private static String inOneForm(String query) {
        try {
            return CanonicalText.of(query);
        } catch (IllegalArgumentException piledUp) {
            throw Refusal.malformed(
                    List.of(RefusalCode.MALFORMED.at("/q", "The search text " + piledUp.getMessage() + ".")));
        }
    }

    /** One spelling for what people take for the same. */
    static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
        if (plain.chars().anyMatch(character -> character > 127)) {
            plain = LATIN.transliterate(ACCENTS.matcher(plain).replaceAll(""));
        }
        return Normalizer.normalize(UCharacter.foldCase(plain, true), Normalizer.Form.NFC);
    }

    /** Runs of letters and digits; every other sign of its own, such as an emoji, is a word. */
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

    /** Whether it is short enough to be a number of several parts, such as an invoice's. */
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
