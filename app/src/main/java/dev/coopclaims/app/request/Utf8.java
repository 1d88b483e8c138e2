package dev.coopclaims.app.request;

import dev.coopclaims.app.problem.NotUtf8;

/**
 * Checks bytes as they pass, and reports the first that is invalid in UTF-8 (RFC 3629). A decoder would replace it, and
 * the stored text would differ from what was sent. A zero byte is refused too: it indicates UTF-16 or UTF-32.
 */
final class Utf8 {
    private static final int CONTINUATION_FIRST = 0x80;
    private static final int CONTINUATION_LAST = 0xBF;

    private long count;
    private int missing;
    private int from = CONTINUATION_FIRST;
    private int to = CONTINUATION_LAST;

    /** @throws NotUtf8 when the bytes cannot follow those seen before */
    void pass(byte[] bytes, int offset, int length) throws NotUtf8 {
        for (int i = offset; i < offset + length; i++) {
            pass(bytes[i] & 0xFF);
        }
    }

    /** @throws NotUtf8 as {@link #pass(byte[], int, int)} does */
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

    /** @throws NotUtf8 when the last character is incomplete */
    void end() throws NotUtf8 {
        if (missing > 0) {
            throw new NotUtf8(count);
        }
    }

    /** For some first bytes the second has a narrower range, which excludes overlong forms and surrogates. */
    private void begin(int first) {
        missing = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
        from = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : CONTINUATION_FIRST;
        to = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : CONTINUATION_LAST;
    }
}
