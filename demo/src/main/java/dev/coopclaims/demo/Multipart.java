package dev.coopclaims.demo;

import dev.coopclaims.demo.ApiConnection.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** A body of {@code multipart/form-data}, part by part. */
final class Multipart {
    private final String boundary = "coop-" + UUID.randomUUID();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Multipart field(String name, String value) {
        return part("form-data; name=\"" + name + "\"", "text/plain;charset=UTF-8", utf8(value));
    }

    Multipart file(DemoFile file) {
        return part("form-data; name=\"file\"; filename=\"" + file.fileName() + "\"", file.mediaType(), file.content());
    }

    Body body() {
        bytes.writeBytes(utf8("--" + boundary + "--\r\n"));
        return new Body("multipart/form-data; boundary=" + boundary, bytes.toByteArray());
    }

    private Multipart part(String disposition, String mediaType, byte[] content) {
        bytes.writeBytes(utf8("--" + boundary + "\r\nContent-Disposition: " + disposition + "\r\nContent-Type: "
                + mediaType + "\r\n\r\n"));
        bytes.writeBytes(content);
        bytes.writeBytes(utf8("\r\n"));
        return this;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
