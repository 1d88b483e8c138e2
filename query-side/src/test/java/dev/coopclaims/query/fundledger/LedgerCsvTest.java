package dev.coopclaims.query.fundledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.money.Money;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerCsvTest {
    private static final Money ZERO = Money.of("0", "EUR");

    @Test
    void a_ledger_is_lines_by_rfc_4180() {
        LedgerRow row = new LedgerRow(
                7,
                Instant.parse("2021-03-01T09:00:00Z"),
                Instant.parse("2021-03-02T10:00:00Z"),
                "coop.fund.FundsReleased",
                "EUR 5.00 of \"A\", B is available again.",
                null,
                null,
                null,
                ZERO,
                Money.of("-5", "EUR"),
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                ZERO,
                "event-7");

        assertThat(LedgerCsv.of(List.of(row)))
                .isEqualTo("position,at,type,sentence,claim,claimNumber,earning,currency,total,reserved,heldForDispute,"
                        + "approved,paid,forfeited,shortfall,event,recordedAt\r\n"
                        + "7,2021-03-01T09:00:00.000Z,coop.fund.FundsReleased,"
                        + "\"EUR 5.00 of \"\"A\"\", B is available again.\",,,,EUR,0.00,-5.00,0.00,0.00,0.00,0.00,0.00,"
                        + "event-7,2021-03-02T10:00:00.000Z\r\n");
    }

    @Test
    void what_a_spreadsheet_takes_for_a_formula_is_text() {
        assertThat(LedgerCsv.harmless("=1+1")).isEqualTo("'=1+1");
        assertThat(LedgerCsv.harmless("@SUM(A1)")).isEqualTo("'@SUM(A1)");
        assertThat(LedgerCsv.harmless("-5.00")).isEqualTo("-5.00");
        assertThat(LedgerCsv.harmless("-5.00+A1")).isEqualTo("'-5.00+A1");
        assertThat(LedgerCsv.harmless(null)).isEmpty();
    }

    @Test
    void csv_is_for_who_asks_for_it() {
        assertThat(LedgerCsv.isPreferred("text/csv")).isTrue();
        assertThat(LedgerCsv.isPreferred("text/csv, */*;q=0.1")).isTrue();
        assertThat(LedgerCsv.isPreferred("application/json;q=0.5, text/csv")).isTrue();
        for (String accept : new String[] {null, "*/*", "application/json, text/csv;q=0.9", "text/html", "nonsense"}) {
            assertThat(LedgerCsv.isPreferred(accept)).as(accept).isFalse();
        }
    }
}
