package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.inspection.PdfObjects.Reference;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;
import org.jspecify.annotations.Nullable;

/**
 * Whether a PDF opens without a password (ISO 32000-2, 7.6.4). Many encrypted ones do: banks and invoicing programs use
 * an owner's password to forbid printing or changing, while everybody may read.
 */
final class PdfPassword {
    private static final Pattern LOCK = Pattern.compile("/Encrypt\\s*(?=<<|[0-9])");
    private static final Pattern IDENTITY = Pattern.compile("/ID\\s*(?=\\[)");
    private static final byte[] NONE = new byte[0];
    private static final int FORTY_BITS = 40;
    private static final int MOST_BITS = 256;
    private static final int STREAM_CIPHERS = 4;

    private PdfPassword() {}

    /** @param text the whole file, one character for each byte */
    static boolean isNeeded(String text) {
        Object lock = last(LOCK, text).map(place -> PdfObjects.at(text, place)).orElse("");
        Object found = lock instanceof Reference reference ? target(text, reference) : lock;
        return found instanceof Map<?, ?> dictionary && !dictionary.isEmpty() && !opens(dictionary, identity(text));
    }

    private static boolean opens(Map<?, ?> lock, byte[] identity) {
        if (!PdfObjects.word(lock.get("/Filter")).equals("/Standard")) {
            return false; // needs a certificate, which nobody here has
        }
        int version = number(lock.get("/V"), 0);
        int revision = number(lock.get("/R"), 0);
        int keyBits = version >= STREAM_CIPHERS
                ? (version == STREAM_CIPHERS ? 128 : 256)
                : number(lock.get("/Length"), FORTY_BITS);
        if (keyBits < FORTY_BITS || keyBits > MOST_BITS) {
            return false; // no such key exists, and the library would make room for it
        }
        boolean metadata = !PdfObjects.word(lock.get("/EncryptMetadata")).equals("false");
        try {
            return new StandardSecurityHandler()
                    .isUserPassword(
                            NONE,
                            PdfObjects.bytes(lock.get("/U")),
                            PdfObjects.bytes(lock.get("/O")),
                            number(lock.get("/P"), 0),
                            identity,
                            revision,
                            version == 1 ? FORTY_BITS / Byte.SIZE : keyBits / Byte.SIZE,
                            metadata);
        } catch (IOException | RuntimeException unreadable) {
            return false; // unreadable encryption cannot be opened
        }
    }

    private static Object target(String text, Reference reference) {
        Pattern begin =
                Pattern.compile("(?<![0-9])0*" + reference.number() + "\\s+0*" + reference.generation() + "\\s+obj\\b");
        return last(begin, text).map(place -> PdfObjects.at(text, place)).orElse("");
    }

    /** The first half of the file's id, which never changes. */
    private static byte[] identity(String text) {
        return last(IDENTITY, text)
                .map(place -> PdfObjects.at(text, place))
                .filter(List.class::isInstance)
                .map(List.class::cast)
                .filter(halves -> !halves.isEmpty())
                .map(halves -> PdfObjects.bytes(halves.getFirst()))
                .orElse(NONE);
    }

    /** Where the last match ends: the last update of a file counts. */
    private static Optional<Integer> last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        Optional<Integer> end = Optional.empty();
        while (matcher.find()) {
            end = Optional.of(matcher.end());
        }
        return end;
    }

    private static int number(@Nullable Object value, int otherwise) {
        try {
            return (int) Long.parseLong(PdfObjects.word(value));
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
