package dev.coopclaims.query.organisation;

import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.MemberGrantsChanged;
import dev.coopclaims.kernel.organisation.MemberRemoved;
import dev.coopclaims.kernel.organisation.MemberRoleChanged;
import dev.coopclaims.kernel.organisation.MembershipLimited;
import dev.coopclaims.kernel.organisation.OrganisationClosed;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationKind;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.OrganisationRenamed;
import dev.coopclaims.kernel.organisation.OrganisationReopened;
import dev.coopclaims.query.follow.RecordedEvent;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.View;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An organisation; the key is its id.
 *
 * @param externalId by which other systems know it; absent when not said
 * @param country an ISO 3166 code of two letters; absent when not said
 * @param language in which it is written to, an IETF tag; absent when not said
 * @param closure absent while it is open
 * @param version the sequence of its last event, including those about members; commands take it as {@code If-Match}
 */
public record RegisteredOrganisation(
        String name,
        OrganisationKind kind,
        @Nullable String externalId,
        @Nullable String country,
        @Nullable String language,
        @Nullable Closure closure,
        long version) {

    /**
     * When and why an organisation was closed.
     *
     * @param on the day, in UTC
     */
    @Schema(name = "OrganisationClosure")
    public record Closure(LocalDate on, String reason) {}

    /** One document per organisation. Nearly every answer names one, so this view answers while it is rebuilt. */
    public static final View<RegisteredOrganisation> VIEW = new View<>(
                    "organisations", 4, RegisteredOrganisation.class, new Folding(), List.of())
            .thatEveryAnswerNeeds();

    private static final class Folding implements Fold<RegisteredOrganisation> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation
                    ? Set.of(ofOrganisation.organisation().value())
                    : Set.of();
        }

        @Override
        public @Nullable RegisteredOrganisation apply(
                String key, @Nullable RegisteredOrganisation view, RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation
                    ? after(view, ofOrganisation, event.sequence())
                    : view;
        }

        private static @Nullable RegisteredOrganisation after(
                @Nullable RegisteredOrganisation view, OrganisationEvent event, long version) {
            if (event instanceof OrganisationRegistered registered) {
                return new RegisteredOrganisation(
                        registered.name(),
                        registered.kind(),
                        registered.externalId(),
                        registered.country(),
                        registered.language(),
                        null,
                        version);
            }
            return view == null
                    ? null
                    : switch (event) {
                        case OrganisationRegistered again ->
                            throw new IllegalStateException(again.organisation() + " was already registered");
                        case OrganisationRenamed renamed -> view.at(version, renamed.name(), view.closure());
                        case OrganisationClosed closed ->
                            view.at(version, view.name(), new Closure(closed.closedOn(), closed.reason()));
                        case OrganisationReopened ignored -> view.at(version, view.name(), null);
                        case MemberAdded ignored -> view.at(version);
                        case MemberRoleChanged ignored -> view.at(version);
                        case MembershipLimited ignored -> view.at(version);
                        case MemberGrantsChanged ignored -> view.at(version);
                        case MemberRemoved ignored -> view.at(version);
                    };
        }
    }

    private RegisteredOrganisation at(long changed) {
        return at(changed, name, closure);
    }

    private RegisteredOrganisation at(long changed, String called, @Nullable Closure closed) {
        return new RegisteredOrganisation(called, kind, externalId, country, language, closed, changed);
    }
}
