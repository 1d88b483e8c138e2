package dev.coopclaims.query.fundledger;

import static dev.coopclaims.query.story.ClaimStory.eur;
import static dev.coopclaims.query.story.Room.partner;
import static org.assertj.core.api.Assertions.assertThat;

import dev.coopclaims.kernel.fund.FundsReleased;
import dev.coopclaims.kernel.money.Money;
import dev.coopclaims.query.claimdetails.ClaimDetails;
import dev.coopclaims.query.fundbalances.FundRow;
import dev.coopclaims.query.story.ClaimStory;
import dev.coopclaims.query.story.Room;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.bson.BsonDocument;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Room.Server.class)
class LedgerIT {
    private final Room room;
    private final ClaimStory story = new ClaimStory("adatum", 1);

    LedgerIT(Room.Server server) {
        room = new Room(server);
    }

    @AfterEach
    void close() {
        room.close();
    }

    @Test
    void the_ledger_explains_the_balances_entry_by_entry_and_page_by_page() {
        room.tape.happens(
                story.fundOpened(),
                story.accrued("1", "1000.00"),
                story.started("Fair"),
                story.reserved("400.00"),
                story.submitted("400.00"),
                story.reviewStarted(),
                story.rejected("400.00"),
                new FundsReleased(
                        story.fund,
                        story.organisation,
                        story.claim,
                        eur("400.00"),
                        FundsReleased.Reason.REJECTION_FINAL));
        room.play();

        FundRow fund = room.ledger.fund(story.fund.value(), room.read(partner("adatum")));
        List<LedgerRow> rows = new ArrayList<>();
        String next = null;
        do {
            Page<LedgerRow> page = room.ledger.list(fund, room.read(partner("adatum")), new PageRequest(2, next));
            rows.addAll(page.items());
            next = page.next();
        } while (next != null);

        assertThat(rows)
                .extracting(LedgerRow::sentence)
                .containsExactly(
                        "The fund was opened.",
                        "EUR 1000.00 accrued from earnings of EUR 2000.00 on 2020-09-14.",
                        "EUR 400.00 was reserved for CLM-FY21H1-000001.",
                        "EUR 400.00 of CLM-FY21H1-000001 is held while its rejection can be disputed.",
                        "EUR 400.00 of CLM-FY21H1-000001 was given back because its rejection is final.");
        assertThat(rows).extracting(LedgerRow::position).isSorted().containsExactly(0L, 1L, 3L, 6L, 7L);
        assertThat(sum(rows, LedgerRow::total)).isEqualTo(fund.total());
        assertThat(sum(rows, LedgerRow::reserved)).isEqualTo(fund.reserved());
        assertThat(sum(rows, LedgerRow::heldForDispute)).isEqualTo(fund.heldForDispute());
        assertThat(room.ledger
                        .listForCsv(fund, room.read(partner("adatum")), null)
                        .items())
                .isEqualTo(rows);
    }

    @Test
    void every_rebuilt_view_equals_the_live_one_document_by_document() {
        room.tape.happens(
                story.fundOpened(),
                story.accrued("1", "1000.00"),
                story.started("Fair"),
                story.costAdded("hall", "Town Hall Ltd", "400.00"),
                story.attached("invoice", "content-1"),
                story.ticked("AGENDA", "invoice"),
                story.reserved("400.00"),
                story.submitted("400.00"),
                story.reviewStarted(),
                story.comment("1", "hello"),
                story.rejected("400.00"));
        room.play();
        Map<String, List<BsonDocument>> live = room.stored();

        room.rebuild();

        assertThat(withoutTimes(room.stored())).isEqualTo(withoutTimes(live));
        assertThat(live.get(LedgerEntry.VIEW.collection())).hasSize(4);
        assertThat(live.get(ClaimDetails.VIEW.collection())).hasSize(1);
    }

    /** When a document was removed is not of the log, and keeps it only for the readers of that moment. */
    private static Map<String, List<BsonDocument>> withoutTimes(Map<String, List<BsonDocument>> stored) {
        stored.values().forEach(documents -> documents.forEach(document -> document.remove("removedAt")));
        return stored;
    }

    private static Money sum(List<LedgerRow> rows, Function<LedgerRow, Money> column) {
        return rows.stream().map(column).reduce(eur("0"), Money::plus);
    }
}
