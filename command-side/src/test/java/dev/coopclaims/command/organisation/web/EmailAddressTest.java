package dev.coopclaims.command.organisation.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paula@example.com",
                "o'neil+claims@mail.example.co.uk",
                "jörg@müller.example",
                "  a@b.example  ",
                "x_1@a-b.example"
            })
    void a_mail_address_is_taken_as_it_is_given(String text) {
        assertThat(new EmailAddress(text).value()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "paula",
                "@example.com",
                "paula@",
                "paula@localhost",
                "a b@example.com",
                "a@b@example.com",
                ".a@example.com",
                "a.@example.com",
                "a..b@example.com",
                "a@-.example",
                "a@exa_mple.com",
                "a@example..com",
                "<a@example.com>",
                "a@example.com, b@example.com",
                "Paula <a@example.com>"
            })
    void what_is_none_is_refused(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void it_has_254_characters_at_most_and_64_before_the_at() {
        String domain = ("b".repeat(62) + ".").repeat(2) + "b".repeat(57) + ".example";
        assertThat(new EmailAddress("a".repeat(62) + "@" + domain).value()).hasSize(254);
        assertThatThrownBy(() -> new EmailAddress("a".repeat(63) + "@" + domain).value())
                .hasMessageContaining("254");
        assertThatThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.com").value())
                .isInstanceOf(IllegalArgumentException.class);
    }
}
