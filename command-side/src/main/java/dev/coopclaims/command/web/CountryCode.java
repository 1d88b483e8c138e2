package dev.coopclaims.command.web;

import java.util.Locale;

/**
 * A country.
 *
 * @param value an ISO 3166 code of two letters, in upper case
 */
public record CountryCode(String value) {
    /** @throws IllegalArgumentException when it is none */
    public CountryCode {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(value)) {
            throw new IllegalArgumentException("not a country of ISO 3166 like DE or GB");
        }
    }
}
