package dev.coopclaims.query.exception;

import com.mongodb.client.model.Filters;
import dev.coopclaims.kernel.organisation.Access;
import dev.coopclaims.kernel.organisation.AllowedTo;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.refusal.Refusal;
import dev.coopclaims.kernel.refusal.RequestCode;
import dev.coopclaims.kernel.source.ExceptionId;
import dev.coopclaims.query.organisation.Memberships;
import dev.coopclaims.query.organisation.RegisteredOrganisation;
import dev.coopclaims.query.projection.ViewDocument;
import dev.coopclaims.query.web.Order;
import dev.coopclaims.query.web.Page;
import dev.coopclaims.query.web.PageRequest;
import dev.coopclaims.query.web.Pages;
import dev.coopclaims.query.web.Reach;
import dev.coopclaims.query.web.Read;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The exceptions of an organisation, for its own people and the vendor's, as far as their membership reaches. */
@RestController
@Tag(name = "Organisations")
public final class ExceptionReads {
    private static final Order NEWEST_FIRST = Order.descending("grantedAt").thenDescending(ViewDocument.KEY);

    private final Pages pages;
    private final Clock clock;

    public ExceptionReads(Pages pages, Clock clock) {
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/api/organisations/{organisation}/exceptions")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(
            summary = "The exceptions from the rules that an organisation was granted, newest first (X-1)",
            description =
                    "Also those that are over or revoked. Somebody whose membership has limits sees those that concern"
                            + " something within them.")
    public ResponseEntity<Page<ExceptionRow>> list(
            @PathVariable OrganisationId organisation,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            Read read) {
        PageRequest wanted = PageRequest.of(limit, cursor);
        Reach reach = Memberships.of(read);
        if (read.of(RegisteredOrganisation.VIEW)
                .find(organisation.value(), reach.visibility().filter(ViewDocument.KEY))
                .isEmpty()) {
            throw Refusal.of(RequestCode.NO_SUCH_ORGANISATION);
        }
        Page<ViewDocument<ListedException>> page =
                pages.read(read.of(ListedException.VIEW), of(organisation, reach), NEWEST_FIRST, wanted);
        LocalDate today = today();
        return read.page(Pages.map(page, found -> ExceptionRow.of(found.key(), found.content(), today)));
    }

    @GetMapping("/api/organisations/{organisation}/exceptions/{exception}")
    @AllowedTo(Access.CLAIM_READERS)
    @Operation(summary = "An exception from the rules (X-1)")
    public ResponseEntity<ExceptionRow> one(
            @PathVariable OrganisationId organisation, @PathVariable ExceptionId exception, Read read) {
        ViewDocument<ListedException> found = read.of(ListedException.VIEW)
                .find(exception.value(), of(organisation, Memberships.of(read)))
                .orElseThrow(() -> Refusal.of(RequestCode.NO_SUCH_EXCEPTION));
        return read.one(
                ExceptionRow.of(found.key(), found.content(), today()),
                found.content().version());
    }

    private static Bson of(OrganisationId organisation, Reach reach) {
        return Filters.and(Filters.eq("organisation", organisation.value()), reach.exceptions());
    }

    /** Where days end last: until then somebody can still use it. */
    private LocalDate today() {
        return clock.instant().atOffset(ZoneOffset.ofHours(-12)).toLocalDate();
    }
}
