package dev.coopclaims.command.invoice;

import static java.util.Map.entry;

import dev.coopclaims.kernel.source.InvoiceId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A supplier's name, normalised to tell suppliers apart if a tax id is missing (C-9). It ignores case, width, accents
 * and punctuation, also where people write an accent as a second letter ("Mueller", "Soeren"), and whether "and" is a
 * word or a sign.
 *
 * @param core the name without its legal form
 * @param form the legal form; empty if none is written
 */
record SupplierName(String core, String form) {
    private static final int MAX_FORM_WORDS = 6;

    /** The words for "&" between two names. */
    private static final Set<String> CONJUNCTIONS = Set.of("AND", "UND", "ET", "EN", "OG", "OCH", "Y", "E");

    /** Letters that Unicode decomposition does not take apart. */
    private static final Map<String, String> LETTERS = Map.ofEntries(
            entry("Ø", "O"),
            entry("Œ", "OE"),
            entry("Æ", "AE"),
            entry("Ł", "L"),
            entry("Đ", "D"),
            entry("Ð", "D"),
            entry("Ħ", "H"),
            entry("Ŧ", "T"),
            entry("Þ", "TH"),
            entry("ẞ", "SS"),
            entry("Ə", "E"));

    private static final Pattern LETTER = Pattern.compile("[" + String.join("", LETTERS.keySet()) + "]");

    /** Ä, Ö, Ü, Ø, Æ and Å as people write them on keyboards without these letters. */
    private static final Pattern SECOND_LETTER = Pattern.compile("([AOU])E|AA");

    /** Legal forms after a name, with their words joined; the spellings of one form are grouped. */
    private static final Map<String, String> FORMS = spellings(List.of(
            List.of(
                    "LTD",
                    "LIMITED",
                    "COLTD",
                    "COLIMITED",
                    "COMPANYLTD",
                    "COMPANYLIMITED",
                    "PTYLTD",
                    "PTYLIMITED",
                    "PROPRIETARYLIMITED",
                    "PVTLTD",
                    "PVTLIMITED",
                    "PRIVATELTD",
                    "PRIVATELIMITED",
                    "PTELTD",
                    "PTELIMITED"),
            List.of("INC", "INCORPORATED"),
            List.of("CORP", "CORPORATION"),
            List.of("CO", "COMPANY"),
            List.of("PLC", "PUBLICLIMITEDCOMPANY"),
            List.of("LLC"),
            List.of("LLP"),
            List.of("LP"),
            List.of("GMBH", "MBH", "GESMBH", "GESELLSCHAFTMBH", "GESELLSCHAFTMITBESCHRANKTERHAFTUNG"),
            List.of("GMBHCOKG", "GMBHUNDCOKG", "GMBHCO"),
            List.of("UG", "UGHAFTUNGSBESCHRANKT"),
            List.of("AG", "AKTIENGESELLSCHAFT"),
            List.of("KG"),
            List.of("OHG"),
            List.of("GBR"),
            List.of("EK", "EKFM", "EKFR"),
            List.of("SE"),
            List.of("SA"),
            List.of("SAS", "SASU"),
            List.of("SARL", "EURL"),
            List.of("SL", "SLU"),
            List.of("SPA"),
            List.of("SRL", "SRLS"),
            List.of("BV"),
            List.of("NV"),
            List.of("BVBA", "SPRL"),
            List.of("AS"),
            List.of("APS"),
            List.of("AB"),
            List.of("OY"),
            List.of("OYJ"),
            List.of("SPZOO"),
            List.of("SRO"),
            List.of("DOO"),
            List.of("KFT"),
            List.of("LDA", "LTDA"),
            List.of("DAC"),
            List.of("KK")));

    /** Legal forms before or after a name, often without a space. */
    private static final Set<String> ASIAN_FORMS = Set.of("株式会社", "有限会社", "合同会社", "有限公司", "股份有限公司", "有限责任公司");

    static SupplierName of(String written) {
        List<String> words = List.of(plain(InvoiceId.normalisedWords(written)).split(" "));
        for (int taken = Math.min(MAX_FORM_WORDS, words.size() - 1); taken > 0; taken--) {
            int from = words.size() - taken;
            String form = FORMS.get(String.join("", words.subList(from, words.size())));
            if (form != null) {
                return new SupplierName(core(words.subList(0, from), form.equals("CO")), form);
            }
        }
        String name = core(words, false);
        return asian(name.isEmpty() ? InvoiceId.normalised(written) : name);
    }

    /** @param goesOn whether something follows that may come after "and", as in "and Co" */
    private static String core(List<String> words, boolean goesOn) {
        int last = words.size() - 1;
        String joined = IntStream.rangeClosed(0, last)
                .filter(i -> i == 0 || (i == last && !goesOn) || !CONJUNCTIONS.contains(words.get(i)))
                .mapToObj(words::get)
                .collect(Collectors.joining());
        return SECOND_LETTER.matcher(joined).replaceAll(found -> found.group(1) == null ? "A" : found.group(1));
    }

    private static String plain(String words) {
        return LETTER.matcher(words).replaceAll(found -> LETTERS.getOrDefault(found.group(), found.group()));
    }

    private static SupplierName asian(String key) {
        return ASIAN_FORMS.stream()
                .filter(form -> key.length() > form.length() && (key.startsWith(form) || key.endsWith(form)))
                .max((one, other) -> Integer.compare(one.length(), other.length()))
                .map(form -> new SupplierName(
                        key.startsWith(form)
                                ? key.substring(form.length())
                                : key.substring(0, key.length() - form.length()),
                        form))
                .orElse(new SupplierName(key, ""));
    }

    private static Map<String, String> spellings(List<List<String>> forms) {
        return forms.stream()
                .flatMap(form -> form.stream().map(spelling -> Map.entry(spelling, form.getFirst())))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
