package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.NotUtf8;

/**
 * Looks at bytes as they pass, and tells the first that cannot stand where it stands in UTF-8 (RFC 3629). Decoders replace
 * it instead, and what was stored then is not what was sent. A byte of zero is none of a text: it is UTF-16 or UTF-32.
 */
final class Utf8 {
    private static final int CONTINUATION_FIRST = 0x80;
    private static final int CONTINUATION_LAST = 0xBF;

    private long count;
    private int missing;
    private int from = CONTINUATION_FIRST;
    private int to = CONTINUATION_LAST;

    /** @throws NotUtf8 when the bytes cannot follow what passed before */
    void pass(byte[] bytes, int offset, int length) throws NotUtf8 {
        for (int i = offset; i < offset + length; i++) {
            pass(bytes[i] & 0xFF);
        }
    }

    /** @throws NotUtf8 as of {@link #pass(byte[], int, int)} */
    void pass(int one) throws NotUtf8 {
        count++;
        if (missing > 0) {
            if (one < from || one > to) {
                throw new NotUtf8(count);
            }
            missing--;
            from = CONTINUATION_FIRST;
            to = CONTINUATION_LAST;
        } else if (one == 0 || (one >= 0x80 && one < 0xC2) || one > 0xF4) {
            throw new NotUtf8(count);
        } else if (one >= 0xC2) {
            begin(one);
        }
    }

    /** @throws NotUtf8 when the last character is not whole */
    void end() throws NotUtf8 {
        if (missing > 0) {
            throw new NotUtf8(count);
        }
    }

    /** The second byte of some is bounded more narrowly: neither overlong forms nor halves of characters. */
    private void begin(int first) {
        missing = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        from = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : CONTINUATION_FIRST;
        to = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : CONTINUATION_LAST;
    }
}
