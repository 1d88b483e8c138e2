package dev.coopclaims.kernel.sample;

import dev.coopclaims.kernel.DomainEvent;
import dev.coopclaims.kernel.erasure.DestroyedKey;
import dev.coopclaims.kernel.erasure.ErasureBegun;
import dev.coopclaims.kernel.erasure.ErasureCompleted;
import dev.coopclaims.kernel.erasure.ErasureConfirmed;
import dev.coopclaims.kernel.erasure.ErasureDeferred;
import dev.coopclaims.kernel.erasure.ErasureId;
import dev.coopclaims.kernel.erasure.ErasureKind;
import dev.coopclaims.kernel.erasure.ErasureRequested;
import dev.coopclaims.kernel.erasure.ErasureWithdrawn;
import dev.coopclaims.kernel.erasure.KeysDestroyed;
import dev.coopclaims.kernel.hold.HoldId;
import dev.coopclaims.kernel.hold.HoldLifted;
import dev.coopclaims.kernel.hold.HoldPlaced;
import dev.coopclaims.kernel.hold.HoldsId;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.kernel.time.Deadline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Samples of the events about erasing and about holds. */
final class ErasureEventSamples {
    private static final OrganisationId VENDOR = new OrganisationId("org-vendor");
    private static final String CLAIM = EventSamples.CLAIM.value();
    private static final ErasureId ERASURE = ErasureId.of(ErasureKind.CLAIM, CLAIM);
    private static final HoldsId HOLDS = HoldsId.on(EventSamples.CLAIM);
    private static final HoldId HOLD = new HoldId("hold-018f0000-0000-7000-8000-000000000020");
    private static final Deadline KEPT = Deadline.endOf(LocalDate.of(2021, 9, 15), ZoneId.of("Europe/London"));

    private ErasureEventSamples() {}

    static List<DomainEvent> all() {
        return List.of(
                new ErasureRequested(
                        ERASURE,
                        VENDOR,
                        ErasureKind.CLAIM,
                        CLAIM,
                        EventSamples.ORGANISATION,
                        "Paula asked for it by letter",
                        new UserId("mona")),
                new ErasureConfirmed(ERASURE, VENDOR),
                new ErasureDeferred(ERASURE, VENDOR, KEPT, List.of(CLAIM), List.of(CLAIM)),
                new ErasureWithdrawn(ERASURE, VENDOR, "The letter was not hers"),
                new ErasureBegun(ERASURE, VENDOR, List.of(CLAIM), List.of(new DestroyedKey("stream/" + CLAIM, 1))),
                new KeysDestroyed(ERASURE, VENDOR, List.of(CLAIM)),
                new ErasureCompleted(ERASURE, VENDOR),
                new HoldPlaced(HOLDS, VENDOR, HOLD, CLAIM, EventSamples.ORGANISATION, "The auditors look at it"),
                new HoldLifted(HOLDS, VENDOR, HOLD));
    }
}
