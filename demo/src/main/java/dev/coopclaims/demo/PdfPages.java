package dev.coopclaims.demo;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of text as a small PDF 1.4: A4 pages, a font that every reader has, no compression, no date. */
final class PdfPages {
    private static final int LINES_PER_PAGE = 58;
    private static final int CHARS_PER_LINE = 100;
    private static final int FIRST_PAGE_OBJECT = 4;
    private static final int OBJECTS_PER_PAGE = 2;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private PdfPages() {}

    /** The same lines give the same bytes. Characters beyond Latin-1 become question marks. */
    static byte[] of(List<String> lines) {
        return new PdfPages().write(pages(lines));
    }

    private byte[] write(List<List<String>> pages) {
        text("%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n");
        StringBuilder kids = new StringBuilder();
        for (int page = 0; page < pages.size(); page++) {
            kids.append(FIRST_PAGE_OBJECT + page * OBJECTS_PER_PAGE).append(" 0 R ");
        }
        object("<< /Type /Catalog /Pages 2 0 R >>");
        object("<< /Type /Pages /Count " + pages.size() + " /Kids [ " + kids + "] >>");
        object("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
        for (int page = 0; page < pages.size(); page++) {
            int content = FIRST_PAGE_OBJECT + page * OBJECTS_PER_PAGE + 1;
            object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
                    + " /Resources << /Font << /F1 3 0 R >> >> /Contents " + content + " 0 R >>");
            String drawing = drawing(pages.get(page));
            object("<< /Length " + drawing.length() + " >>\nstream\n" + drawing + "\nendstream");
        }
        int startOfTable = bytes.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            text(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        text("trailer\n<< /Size " + (offsets.size() + 1) + " /Root 1 0 R >>\nstartxref\n" + startOfTable + "\n%%EOF\n");
        return bytes.toByteArray();
    }

    private void object(String content) {
        offsets.add(bytes.size());
        text(offsets.size() + " 0 obj\n" + content + "\nendobj\n");
    }

    private void text(String text) {
        bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String drawing(List<String> lines) {
        StringBuilder drawing = new StringBuilder("BT /F1 8.5 Tf 13 TL 40 800 Td");
        for (String line : lines) {
            drawing.append("\n(").append(escaped(line)).append(") Tj T*");
        }
        return drawing.append("\nET").toString();
    }

    private static String escaped(String line) {
        String latin = new String(line.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
        return latin.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)");
    }

    private static List<List<String>> pages(List<String> lines) {
        List<String> wrapped = new ArrayList<>();
        for (String line : lines) {
            String rest = line;
            while (rest.length() > CHARS_PER_LINE) {
                wrapped.add(rest.substring(0, CHARS_PER_LINE));
                rest = "    " + rest.substring(CHARS_PER_LINE);
            }
            wrapped.add(rest);
        }
        List<List<String>> pages = new ArrayList<>();
        for (int from = 0; from < wrapped.size(); from += LINES_PER_PAGE) {
            pages.add(wrapped.subList(from, Math.min(from + LINES_PER_PAGE, wrapped.size())));
        }
        return pages.isEmpty() ? List.of(List.of()) : pages;
    }
}
