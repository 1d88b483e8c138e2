package dev.coopclaims.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of every kind, written by the platform's own writers if it has one. */
public final class Samples {
    private Samples() {}

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A PDF of exactly this many bytes, at least 100, that passes every check. */
    public static byte[] pdf(int sizeBytes) {
        byte[] pdf = new byte[sizeBytes];
        byte[] head = text("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
        byte[] end = text("\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
        System.arraycopy(head, 0, pdf, 0, head.length);
        for (int i = head.length; i < sizeBytes - end.length; i++) {
            pdf[i] = (byte) (i * 31 % 251);
        }
        System.arraycopy(end, 0, pdf, sizeBytes - end.length, end.length);
        return pdf;
    }

    /** @param format png, jpeg, gif or tiff */
    public static byte[] picture(String format, int width, int height) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A valid header without a picture; it cannot be decoded. */
    public static byte[] pngHeader(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(33);
        png.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        png.putInt(13).put(text("IHDR")).putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt((int) crc.getValue()).array();
    }

    public static byte[] webp(int width, int height) {
        ByteBuffer webp = ByteBuffer.allocate(30).order(ByteOrder.LITTLE_ENDIAN);
        webp.put(text("RIFF")).putInt(22).put(text("WEBPVP8X")).putInt(10).putInt(0);
        webp.putShort((short) (width - 1)).put((byte) ((width - 1) >> 16));
        webp.putShort((short) (height - 1)).put((byte) ((height - 1) >> 16));
        return webp.array();
    }

    /** The parts that make a Word file one. */
    public static Map<String, byte[]> wordParts() {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        parts.put("[Content_Types].xml", contentTypes(AcceptedType.DOCX));
        parts.put("_rels/.rels", text("<Relationships/>"));
        parts.put("word/document.xml", text("<w:document/>"));
        return parts;
    }

    public static byte[] office(AcceptedType type) {
        Map<String, byte[]> parts = wordParts();
        parts.put("[Content_Types].xml", contentTypes(type));
        return zip(parts);
    }

    public static byte[] contentTypes(AcceptedType type) {
        return text("<?xml version=\"1.0\"?><Types><Override PartName=\"/main.xml\" ContentType=\"" + type.mediaType()
                + ".main+xml\"/></Types>");
    }

    public static byte[] zip(Map<String, byte[]> parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** An OLE file of 512-byte sectors whose directory follows some data. */
    public static byte[] ole(byte[] rootClass, String secondEntry) {
        ByteBuffer ole = ByteBuffer.allocate(512 * 12).order(ByteOrder.LITTLE_ENDIAN);
        ole.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        ole.putShort(0x18, (short) 0x3E).putShort(0x1A, (short) 3).putShort(0x1C, (short) 0xFFFE);
        ole.putShort(0x1E, (short) 9).putShort(0x20, (short) 6).putInt(0x30, 7);
        int directory = 512 * 8;
        entry(ole, directory, "Root Entry", (byte) 5);
        ole.put(directory + 80, rootClass);
        entry(ole, directory + 128, secondEntry, (byte) 2);
        return ole.array();
    }

    private static void entry(ByteBuffer ole, int at, String name, byte kind) {
        byte[] characters = name.getBytes(StandardCharsets.UTF_16LE);
        ole.put(at, characters)
                .putShort(at + 64, (short) (characters.length + 2))
                .put(at + 66, kind);
    }

    /** A photo in boxes, as phones take it; it cannot be decoded. */
    public static byte[] heic(int width, int height) {
        byte[] size = box(
                "ispe",
                ByteBuffer.allocate(12).putInt(0).putInt(width).putInt(height).array());
        byte[] properties = box("iprp", box("ipco", size));
        byte[] description = ByteBuffer.allocate(4 + properties.length)
                .putInt(0)
                .put(properties)
                .array();
        return joined(box("ftyp", text("heic\0\0\0\0mif1heic")), box("meta", description), box("mdat", new byte[200]));
    }

    private static byte[] box(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .putInt(8 + content.length)
                .put(text(name))
                .put(content)
                .array();
    }

    public static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    public static byte[] mail() {
        return text("""
                Received: from a.example by b.example; Fri, 20 Nov 2026 10:00:00 +0000
                From: Ann <ann@a.example>
                Subject: Invoice
                 for July

                <html><body>Hello</body></html>
                """.replace("\n", "\r\n"));
    }
}
