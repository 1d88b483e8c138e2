package dev.coopclaims.documents.inspection;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises pages and scripts among texts. An angle bracket at the beginning is not enough: lists have cells like
 * {@code <5 days} and {@code <Name>}. A text is a page if it begins as only pages do: with a declaration, with an
 * element that browsers act on, or with one that has attributes or is closed again.
 */
final class Markup {
    private static final Pattern DECLARATION =
            Pattern.compile("<(?:!--|!\\[|!doctype|!entity|!element|\\?[a-z=]|%[@=!])");
    private static final Pattern ELEMENT = Pattern.compile("<([a-z][a-z0-9:_.-]*)([^<>]*)>?");
    private static final Pattern ATTRIBUTE = Pattern.compile("[\\s/][a-z][a-z0-9:_-]*\\s*=|^/|/$");
    private static final Pattern ANYWHERE =
            Pattern.compile("<(?:!doctype|\\?xml|\\?php|html|head|body|script|svg|iframe)[\\s/>]");
    private static final Pattern SCRIPT = Pattern.compile("#!\\s*/");
    private static final Set<String> ACTIVE = Set.of(
            "html",
            "head",
            "body",
            "script",
            "style",
            "svg",
            "math",
            "iframe",
            "frame",
            "frameset",
            "object",
            "embed",
            "applet",
            "meta",
            "link",
            "base",
            "form",
            "template",
            "noscript",
            "img",
            "video",
            "audio",
            "xml");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Markup() {}

    /** Whether a text is a page (HTML, XML, SVG, PHP) or a script for a Unix shell. */
    static boolean begins(String text) {
        String beginning = beginning(text);
        if (DECLARATION.matcher(beginning).lookingAt()
                || SCRIPT.matcher(beginning).lookingAt()) {
            return true;
        }
        Matcher element = ELEMENT.matcher(beginning);
        return element.lookingAt()
                && (ACTIVE.contains(element.group(1))
                        || ATTRIBUTE.matcher(element.group(2)).find()
                        || (beginning.contains("</" + element.group(1) + ">") && !isRowOfCells(beginning)));
    }

    /** Whether a browser that guesses types would find a page anywhere in these bytes. */
    static boolean isWithin(byte[] bytes) {
        return ANYWHERE.matcher(new String(bytes, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT))
                .find();
    }

    /** Whether a text begins with these characters, after a byte order mark and white space. */
    static boolean beginsWith(String text, String characters) {
        return beginning(text).startsWith(characters.toLowerCase(Locale.ROOT));
    }

    /** Whether the first line belongs to a table, in whose cells brackets are just characters. */
    private static boolean isRowOfCells(String text) {
        return text.lines().findFirst().orElse("").matches("[^,;\t|]*[,;\t|].*");
    }

    private static String beginning(String text) {
        return (!text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text)
                .stripLeading()
                .toLowerCase(Locale.ROOT);
    }
}
