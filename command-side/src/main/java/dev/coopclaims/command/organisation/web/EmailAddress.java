package dev.coopclaims.command.organisation.web;

import java.net.IDN;
import java.util.regex.Pattern;

/**
 * A mail address (RFC 5321 and 5322, without comments, quotes and addresses of hosts; RFC 6531 letters).
 *
 * @param value as it was given, without surrounding space
 */
record EmailAddress(String value) {
    /** A path of 256 octets less its brackets (RFC 5321, 4.5.3.1.3). */
    static final int MAX_CHARS = 254;

    private static final int MAX_LOCAL_CHARS = 64;
    private static final String ATOM = "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final Pattern LABELS = Pattern.compile("[A-Za-z0-9-]{1,63}(?:\\.[A-Za-z0-9-]{1,63})+");

    /** @throws IllegalArgumentException when it is none */
    EmailAddress {
        value = value.strip();
        int at = value.lastIndexOf('@');
        if (value.length() > MAX_CHARS
                || at < 1
                || at > MAX_LOCAL_CHARS
                || !LOCAL.matcher(value.substring(0, at)).matches()
                || !isDomain(value.substring(at + 1))) {
            throw new IllegalArgumentException(
                    "not a mail address like name@example.com of at most " + MAX_CHARS + " characters");
        }
    }

    private static boolean isDomain(String domain) {
        try {
            return LABELS.matcher(IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES)).matches();
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
