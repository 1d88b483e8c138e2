package dev.coopclaims.command.claim.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.openpdf.text.Chunk;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;
import org.openpdf.text.pdf.LayoutProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fonts in which every script that people write names in can be printed: Noto Sans and its scripts and
 * Nanum Square for Korean (OFL 1.1), Droid Sans Fallback for Chinese and Japanese (Apache 2.0); their licences lie
 * beside them. Letters that join or change
 * their order (Arabic, Devanagari and their like) are laid out by the platform; the text itself can still be searched and
 * copied. Safe for use by many threads.
 */
final class StatementFonts {
    private static final Logger LOG = LoggerFactory.getLogger(StatementFonts.class);
    private static final String FOLDER = "dev/coopclaims/command/claim/web/fonts/";
    private static final List<String> NAMES = List.of(
            "NotoSans",
            "NotoSansDevanagari",
            "NotoSansArabic",
            "NotoSansHebrew",
            "NotoSansArmenian",
            "NotoSansGeorgian",
            "NotoSansThai",
            "NotoSansLao",
            "NotoSansKhmer",
            "NotoSansMyanmar",
            "NotoSansBengali",
            "NotoSansGujarati",
            "NotoSansGurmukhi",
            "NotoSansKannada",
            "NotoSansMalayalam",
            "NotoSansOriya",
            "NotoSansSinhala",
            "NotoSansTamil",
            "NotoSansTelugu",
            "NotoSansEthiopic",
            "NotoSansSymbols",
            "DroidSansFallback",
            "NanumSquare");
    private static final Set<String> FROM_THE_RIGHT = Set.of("NotoSansArabic", "NotoSansHebrew");

    private final List<Font> fonts;

    private StatementFonts(List<Font> fonts) {
        this.fonts = fonts;
    }

    /** Loaded once, with the first statement. */
    private static final class Loaded {
        private static final List<BaseFont> FONTS = load();
    }

    /** @param points size of the letters */
    static StatementFonts ofPoints(float points) {
        List<Font> fonts = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Font font = new Font(Loaded.FONTS.get(i), points);
            if (LayoutProcessor.isEnabled() && FROM_THE_RIGHT.contains(NAMES.get(i))) {
                LayoutProcessor.setRunDirectionRtl(font);
            }
            fonts.add(font);
        }
        return new StatementFonts(fonts);
    }

    /** The text, each letter in the first font that has it; a letter that none has is named by its number. */
    Phrase phrase(String text) {
        Phrase phrase = new Phrase();
        phrase.setFont(fonts.getFirst());
        StringBuilder run = new StringBuilder();
        Font current = fonts.getFirst();
        for (int letter : text.codePoints().toArray()) {
            Font font = fontOf(letter, current);
            if (!font.equals(current) && !run.isEmpty()) {
                phrase.add(new Chunk(run.toString(), current));
                run.setLength(0);
            }
            current = font;
            run.append(has(font, letter) || isMark(letter) ? Character.toString(letter) : "[U+%04X]".formatted(letter));
        }
        phrase.add(new Chunk(run.toString(), current));
        return phrase;
    }

    private Font fontOf(int letter, Font current) {
        if (isMark(letter) || (letter == ' ' && has(current, letter))) {
            return current;
        }
        return fonts.stream().filter(font -> has(font, letter)).findFirst().orElse(fonts.getFirst());
    }

    private static boolean has(Font font, int letter) {
        return font.getBaseFont().charExists(letter);
    }

    /** What belongs to the letter before it: accents, vowels, joiners, ends of lines. */
    private static boolean isMark(int letter) {
        return switch (Character.getType(letter)) {
            case Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.FORMAT,
                    Character.CONTROL -> true;
            default -> false;
        };
    }

    private static List<BaseFont> load() {
        layOut();
        List<BaseFont> fonts = new ArrayList<>();
        for (String name : NAMES) {
            try {
                fonts.add(BaseFont.createFont(FOLDER + name + ".ttf", BaseFont.IDENTITY_H, BaseFont.EMBEDDED));
            } catch (IOException missing) {
                throw new UncheckedIOException("the font " + name + " is missing in this build", missing);
            }
        }
        return List.copyOf(fonts);
    }

    /** A platform without its library for fonts (some small containers) still prints every letter, only unjoined. */
    private static void layOut() {
        try {
            new java.awt.Font(java.awt.Font.SANS_SERIF, java.awt.Font.PLAIN, 1).canDisplay('a');
            LayoutProcessor.enable();
            LayoutProcessor.setWriteActualText();
        } catch (LinkageError | RuntimeException missing) {
            LOG.warn("This platform lays out no fonts: letters of statements are printed unjoined", missing);
        }
    }
}
