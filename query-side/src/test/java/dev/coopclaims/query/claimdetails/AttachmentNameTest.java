package dev.coopclaims.query.claimdetails;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttachmentNameTest {

    @Test
    void a_plain_name_stays() {
        assertThat(AttachmentName.header("invoice-1.pdf"))
                .isEqualTo("attachment; filename=\"invoice-1.pdf\"; filename*=UTF-8''invoice-1.pdf");
    }

    @Test
    void other_letters_are_kept_in_the_extended_name() {
        assertThat(AttachmentName.header("Ré çu.pdf"))
                .isEqualTo("attachment; filename=\"R_ _u.pdf\"; filename*=UTF-8''R%C3%A9%20%C3%A7u.pdf");
    }

    @Test
    void nothing_breaks_out_of_the_header() {
        assertThat(AttachmentName.header("a\"; x=\"\\\r\nSet-Cookie: y%20"))
                .isEqualTo("attachment; filename=\"a_; x=____Set-Cookie: y_20\"; "
                        + "filename*=UTF-8''a%22%3B%20x%3D%22%5C%0D%0ASet-Cookie%3A%20y%2520");
    }
}
