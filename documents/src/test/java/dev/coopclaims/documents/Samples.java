package dev.coopclaims.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Small files of every kind, made by the platform's own writers where it has one. */
public final class Samples {
    private Samples() {}

    public static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A PDF of exactly so many bytes, as far as anybody looks. */
    public static byte[] pdf(int sizeBytes) {
        byte[] pdf = new byte[sizeBytes];
        Arrays.fill(pdf, (byte) '\n');
        byte[] head = text("%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n");
        System.arraycopy(head, 0, pdf, 0, Math.min(head.length, sizeBytes));
        for (int i = head.length; i < sizeBytes; i++) {
            pdf[i] = (byte) (i * 31 % 251);
        }
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

    /** A valid header of a picture that nobody could decode, and no picture. */
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

    /** An OLE file of 512-byte sectors whose directory lies behind some data. */
    public static byte[] ole(byte[] rootClass, String secondEntry) {
        ByteBuffer ole = ByteBuffer.allocate(512 * 12).order(ByteOrder.LITTLE_ENDIAN);
        ole.put(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, (byte) 0xA1, (byte) 0xB1, 0x1A, (byte) 0xE1});
        ole.putShort(0x18, (short) 0x3E).putShort(0x1A, (short) 3).putShort(0x1C, (short) 0xFFFE);
        ole.putShort(0x1E, (short) 9).putShort(0x20, (short) 6).putInt(0x30, 7);
        int directory = 512 * 8;
        ole.put(directory, "Root Entry".getBytes(StandardCharsets.UTF_16LE));
        ole.put(directory + 80, rootClass);
        ole.put(directory + 128, secondEntry.getBytes(StandardCharsets.UTF_16LE));
        return ole.array();
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
