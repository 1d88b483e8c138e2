package dev.coopclaims.query.claimdetails;

import dev.coopclaims.kernel.claim.CommentId;
import dev.coopclaims.kernel.claim.DocumentId;
import dev.coopclaims.query.overview.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message as people see it (C-4).
 *
 * @param document what it is about; absent: the claim
 */
public record CommentBody(
        CommentId comment, String text, @Nullable DocumentId document, Person by, Instant at) {}
