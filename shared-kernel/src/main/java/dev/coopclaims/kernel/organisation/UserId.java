package dev.coopclaims.kernel.organisation;

import java.util.regex.Pattern;

/** The opaque id of a person or a machine, as the token's {@code sub} names it. Never a name or a mail address. */
public record UserId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:|-]{0,127}");

    /** @throws IllegalArgumentException if empty, longer than 128 characters, or with other characters */
    public UserId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not the id of a user: letters, digits and ._:|- , at most 128");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
