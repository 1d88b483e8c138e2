package dev.coopclaims.documents.inspection;

import dev.coopclaims.documents.AcceptedType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypes;

/**
 * What the first bytes of a content say. Its characters tell text from binary, and the file name tells the kinds of
 * text apart, because the first word of a text (Article, From:, MZ, P1) is just a word. For binary contents, the magic
 * number decides.
 *
 * @param detected media type, for messages
 * @param likely what it is, if it is of a kind that could be accepted
 * @param candidates what it may be: the likely kinds, and those whose check finds the true reason for a refusal
 */
record Recognition(String detected, Set<AcceptedType> likely, Set<AcceptedType> candidates) {
    private static final Set<AcceptedType> NONE = Set.of();
    private static final Set<AcceptedType> TEXTS = Set.of(AcceptedType.TEXT, AcceptedType.CSV, AcceptedType.EML);
    private static final Set<AcceptedType> OFFICE = Set.of(AcceptedType.DOCX, AcceptedType.XLSX, AcceptedType.PPTX);
    private static final Set<String> HARMLESS = Set.of(
            "application/octet-stream",
            "text/plain",
            "text/csv",
            "message/rfc822",
            "message/news",
            "text/x-matlab",
            "application/x-httpresponse");
    private static final String PRINTER_COMMANDS = "\u001B%-12345X";
    private static final String UNKNOWN = "application/octet-stream";
    private static final String OLE = "application/x-ole-storage";
    private static final byte[] OLE_MARK = {
        (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1
    };
    private static final byte[] ZIP_MARK = {'P', 'K', 3, 4};
    private static final int OLE_HEADER_BYTES = 512;

    static Recognition of(byte[] head) {
        if (begins(head, OLE_MARK)) {
            return ole(head);
        }
        boolean text = TextCheck.isText(head);
        int mark = PdfCheck.markIn(head);
        if (mark >= 0 && !(text && MailCheck.begins(head))) {
            return pdf(head, mark, text);
        }
        if (text) {
            return text(head);
        }
        if (HeicParts.begins(head)) {
            return sure("image/heic", Set.of(AcceptedType.HEIC));
        }
        if (head.length > 1 && (head[0] & 0xFF) == 0xFF && (head[1] & 0xFF) == 0xD8) {
            return sure("image/jpeg", Set.of(AcceptedType.JPEG));
        }
        return MailCheck.begins(head) ? sure("message/rfc822", Set.of(AcceptedType.EML)) : binary(head);
    }

    boolean isOle() {
        return detected.equals(OLE) || candidates.contains(AcceptedType.MSG);
    }

    private static Recognition sure(String detected, Set<AcceptedType> types) {
        return new Recognition(detected, types, types);
    }

    private static Recognition ole(byte[] head) {
        byte[] behindHeader = Arrays.copyOfRange(head, Math.min(OLE_HEADER_BYTES, head.length), head.length);
        String detected = OleCheck.mediaType(OleCheck.names(behindHeader));
        Set<AcceptedType> candidates = new HashSet<>(OFFICE);
        candidates.add(AcceptedType.MSG);
        return new Recognition(
                detected, detected.equals(AcceptedType.MSG.mediaType()) ? Set.of(AcceptedType.MSG) : NONE, candidates);
    }

    /** Bytes before the magic number must mean nothing to any reader: no page, no archive, no program. */
    private static Recognition pdf(byte[] head, int mark, boolean text) {
        byte[] before = Arrays.copyOf(head, mark);
        String first = TextCheck.beginning(before);
        boolean harmless = first.isBlank() || first.startsWith(PRINTER_COMMANDS) || HARMLESS.contains(byTika(before));
        if (!harmless || Markup.begins(first) || Markup.isWithin(before) || contains(before, ZIP_MARK)) {
            String found = harmless ? (contains(before, ZIP_MARK) ? "application/zip" : "text/html") : byTika(before);
            return new Recognition(found, Set.of(AcceptedType.PDF), NONE);
        }
        Set<AcceptedType> candidates = new HashSet<>();
        if (text && !first.isBlank()) {
            candidates.addAll(TEXTS);
        }
        candidates.add(AcceptedType.PDF);
        return sure(AcceptedType.PDF.mediaType(), candidates);
    }

    private static Recognition text(byte[] head) {
        String beginning = TextCheck.beginning(head);
        if (Markup.begins(beginning)) {
            String byTika = byTika(head);
            return sure(byTika.equals("text/plain") ? "application/xml" : byTika, NONE);
        }
        if (Markup.beginsWith(beginning, "%!PS-")) {
            return sure("application/postscript", NONE);
        }
        if (Markup.beginsWith(beginning, "{\\rtf")) {
            return sure("application/rtf", NONE);
        }
        return sure(MailCheck.begins(head) ? "message/rfc822" : "text/plain", TEXTS);
    }

    private static Recognition binary(byte[] head) {
        String detected = byTika(head);
        return switch (detected) {
            case "image/png" -> sure(detected, Set.of(AcceptedType.PNG));
            case "image/gif" -> sure(detected, Set.of(AcceptedType.GIF));
            case "image/webp" -> sure(detected, Set.of(AcceptedType.WEBP));
            case "image/tiff" -> sure(detected, Set.of(AcceptedType.TIFF));
            case "application/zip", "application/x-tika-ooxml" -> sure("application/zip", OFFICE);
            // Words that Tika's table knows do not make a format of a content that is not text.
            default -> HARMLESS.contains(detected) || detected.contains("x-tika") ? unknown() : sure(detected, NONE);
        };
    }

    /** If it was meant to be text, the check for text finds the problem. */
    private static Recognition unknown() {
        return new Recognition(UNKNOWN, NONE, Set.of(AcceptedType.TEXT, AcceptedType.CSV));
    }

    private static String byTika(byte[] head) {
        try {
            // Tika gets no name: only the content decides.
            MediaType type = MimeTypes.getDefaultMimeTypes()
                    .detect(new ByteArrayInputStream(head), new Metadata())
                    .getBaseType();
            return type.toString().toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private static boolean begins(byte[] bytes, byte[] mark) {
        return bytes.length >= mark.length && Arrays.equals(bytes, 0, mark.length, mark, 0, mark.length);
    }

    private static boolean contains(byte[] bytes, byte[] mark) {
        for (int at = 0; at + mark.length <= bytes.length; at++) {
            if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
                return true;
            }
        }
        return false;
    }
}
