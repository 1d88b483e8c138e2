package dev.coopclaims.query.web;

import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonInvalidOperationException;
import org.bson.BsonSerializationException;
import org.bson.RawBsonDocument;
import org.bson.codecs.BsonDocumentCodec;

/**
 * The text that says where a list continues: the place of the last item, signed together with the query under a secret
 * of the installation. Its content becomes part of a query, so nobody else may make one, and nothing in it is read
 * before its signature is checked.
 */
final class Cursor {

    /** The shortest secret. */
    static final int MIN_SECRET_BYTES = 32;

    private static final int MAX_LENGTH_CHARS = 4_096;
    private static final int SIGNATURE_BYTES = 16;
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PLACE = "p";
    private static final BsonDocumentCodec CODEC = new BsonDocumentCodec();

    private final SecretKeySpec key;

    /** @throws IllegalArgumentException when the secret is shorter than {@link #MIN_SECRET_BYTES} */
    Cursor(byte[] secret) {
        if (secret.length < MIN_SECRET_BYTES) {
            throw new IllegalArgumentException("the secret must have at least " + MIN_SECRET_BYTES + " bytes");
        }
        this.key = new SecretKeySpec(secret, ALGORITHM);
    }

    /**
     * Makes the cursor.
     *
     * @param query identifies the list: view, filter and order
     */
    String encode(String query, BsonArray place) {
        // The buffer is larger than the document in it.
        ByteBuffer encoded = new RawBsonDocument(new BsonDocument(PLACE, place), CODEC)
                .getByteBuffer()
                .asNIO();
        byte[] content = new byte[encoded.remaining()];
        encoded.get(content);
        byte[] signed = ByteBuffer.allocate(SIGNATURE_BYTES + content.length)
                .put(signature(query, content))
                .put(content)
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /**
     * The place that a cursor stands for.
     *
     * @throws Refusal MALFORMED when it was not made here for this query
     */
    BsonArray decode(String query, String cursor) {
        byte[] signed = bytes(cursor);
        byte[] content = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
        if (!MessageDigest.isEqual(signature(query, content), Arrays.copyOf(signed, SIGNATURE_BYTES))) {
            throw refused();
        }
        try {
            return new RawBsonDocument(content).decode(CODEC).getArray(PLACE);
        } catch (BsonInvalidOperationException | BsonSerializationException malformed) {
            throw refused();
        }
    }

    /** Decodes only the canonical spelling: no second spelling of the same bytes is accepted. */
    private static byte[] bytes(String cursor) {
        try {
            byte[] bytes = cursor.length() > MAX_LENGTH_CHARS
                    ? new byte[0]
                    : Base64.getUrlDecoder().decode(cursor);
            if (bytes.length > SIGNATURE_BYTES
                    && cursor.equals(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes))) {
                return bytes;
            }
        } catch (IllegalArgumentException noBase64) {
            throw refused();
        }
        throw refused();
    }

    private byte[] signature(String query, byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] asked = query.getBytes(StandardCharsets.UTF_8);
            // The length separates query and content.
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(asked.length).array());
            mac.update(asked);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Every JDK has " + ALGORITHM, missing);
        }
    }

    static Refusal refused() {
        return Refusal.of(RequestCode.CURSOR_OF_OTHER_LIST);
    }
}
