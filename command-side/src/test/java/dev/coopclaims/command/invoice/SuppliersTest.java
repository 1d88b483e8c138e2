package dev.coopclaims.command.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.command.claim.Sample;
import dev.coopclaims.kernel.source.SupplierNameKey;
import dev.coopclaims.kernel.source.TaxIdKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How suppliers are told apart (C-9). */
class SuppliersTest {

    @ParameterizedTest
    @CsvSource({
        "Smith & Sons Ltd, Smith and Sons Ltd, true",
        "Print & Co, Print and Co, true",
        "Vin et Fils SARL, Vin & Fils, true",
        "And Ltd, Ltd, false",
        "Acme Pty Ltd, Acme Pty Limited, true",
        "Acme Private Ltd, Acme Pvt. Limited, true",
        "Acme GmbH, Acme Gesellschaft mbH, true",
        "Acme GmbH, Acme Gesellschaft mit beschränkter Haftung, true",
        "Vitamin E Ltd, Vitamin Ltd, false",
        "Søren A/S, Soren A/S, true",
        "Søren, Soeren, true",
        "Łódź Druk, LODZ DRUK, true",
        "Đorđe d.o.o., Dorde, true",
        "Ærø Tryk ApS, Aero Tryk, true",
        "Müller, Mueller, true",
        "Århus Tryk, Aarhus Tryk, true",
        "Strauß, STRAUSS, true",
        "Þór hf, Thor hf, true",
        "Smith & Sons Ltd., SMITH & SONS LTD, true",
        "Smith & Sons Limited, Smith & Sons Ltd, true",
        "Café Noir, CAFE NOIR, true",
        "A-1, A1, true",
        "Muster GmbH, Muster, true",
        "Muster G.m.b.H., Muster GmbH, true",
        "Muster GmbH, Muster AG, false",
        "Muster GmbH & Co. KG, Muster, true",
        "Muster GmbH & Co. KG, Muster GmbH, false",
        "Verlag, Verl, false",
        "Ltd, Limited, false",
        "Drukarnia Sp. z o.o., Drukarnia, true",
        "株式会社ムスター, ムスター, true",
        "㈱ムスター, ムスター, false",
        "ガス, カス, false",
    })
    void spelling_and_a_legal_form_left_out_do_not_make_another_supplier(String one, String other, boolean same) {
        SupplierNameKey first = BillKeys.supplier(Sample.ORG, SupplierName.of(one), Sample.PEOPLE);
        SupplierNameKey second = BillKeys.supplier(Sample.ORG, SupplierName.of(other), Sample.PEOPLE);
        assertThat(first.sameAs(second)).isEqualTo(same);
        assertThat(second.sameAs(first)).isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "DE111222333, de 111.222.333, true",
        "DE111222333, 111222333, true",
        "CHE-123.456.789, 123456789, true",
        "EL123456789, 123456789, true",
        "DE111222333, FR111222333, false",
        "DE111222333, 11222333, false",
        "QQ111222333, 111222333, false",
        "VAT DE123456789, DE123456789, true",
        "VAT No. DE 123456789, 123456789, true",
        "USt-IdNr. DE123456789, DE123456789, true",
        "CHE-123.456.789 MWST, CHE-123.456.789, true",
        "UID ATU12345678, ATU12345678, true",
        "999999999 MVA, NO999999999, true",
        "NIF B12345678, ESB12345678, true",
        "EL123456789, GR123456789, true",
        "UK123456789, GB123456789, true",
        "XI123456789, GB123456789, true",
        "VAT DE123456789, VAT FR123456789, false",
        "DE111222333, ＤＥ１１１２２２３３３, true",
    })
    void punctuation_and_a_country_left_out_do_not_make_another_tax_id(String one, String other, boolean same) {
        TaxIdKey first = BillKeys.taxId(Sample.ORG, TaxId.of(one).orElseThrow(), Sample.PEOPLE);
        TaxIdKey second = BillKeys.taxId(Sample.ORG, TaxId.of(other).orElseThrow(), Sample.PEOPLE);
        assertThat(first.sameAs(second)).isEqualTo(same);
        assertThat(second.sameAs(first)).isEqualTo(same);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"N/A", "-", "0", "none", "unknown", "XX", "000000000", "DE000000000", "keine", " ", "n.a.", "?"})
    void what_is_written_for_want_of_a_tax_id_is_none(String written) {
        assertThat(TaxId.of(written)).isEmpty();
    }

    @Test
    void no_tax_id_is_none() {
        assertThat(TaxId.of(null)).isEmpty();
    }
}
