package dev.coopclaims.query.organisation;

import com.mongodb.client.model.Indexes;
import dev.coopclaims.kernel.organisation.MemberAdded;
import dev.coopclaims.kernel.organisation.OrganisationEvent;
import dev.coopclaims.kernel.organisation.OrganisationId;
import dev.coopclaims.kernel.organisation.OrganisationRegistered;
import dev.coopclaims.kernel.organisation.Role;
import dev.coopclaims.kernel.organisation.UserId;
import dev.coopclaims.query.projection.Fold;
import dev.coopclaims.query.projection.RecordedEvent;
import dev.coopclaims.query.projection.View;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A person or machine who acts for an organisation. Somebody who acts for two is a member twice. */
public record Member(
        OrganisationId organisation,
        UserId user,
        String displayName,
        @Nullable String email,
        Role role) {

    /** One document per organisation and user, see {@link #key}. */
    public static final View<Member> VIEW = new View<>(
            "members", 1, Member.class, new Folding(), List.of(Indexes.ascending("organisation", "displayName")));

    /** The key of a member. */
    public static String key(OrganisationId organisation, UserId user) {
        return organisation.value() + "/" + user.value();
    }

    private static final class Folding implements Fold<Member> {

        @Override
        public Set<String> keys(RecordedEvent event) {
            return event.payload() instanceof MemberAdded added
                    ? Set.of(key(added.organisation(), added.user()))
                    : Set.of();
        }

        @Override
        public @Nullable Member apply(String key, @Nullable Member view, RecordedEvent event) {
            return event.payload() instanceof OrganisationEvent ofOrganisation ? after(view, ofOrganisation) : view;
        }

        private static @Nullable Member after(@Nullable Member view, OrganisationEvent event) {
            return switch (event) {
                case OrganisationRegistered ignored -> view;
                case MemberAdded added ->
                    new Member(added.organisation(), added.user(), added.displayName(), added.email(), added.role());
            };
        }
    }
}
