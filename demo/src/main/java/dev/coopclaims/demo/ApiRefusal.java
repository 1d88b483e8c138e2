package dev.coopclaims.demo;

import java.io.Serial;

/** The application refused a request of the demonstration, possibly after all retries. */
final class ApiRefusal extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;

    ApiRefusal(String request, int status, String detail) {
        super(request + " answered " + status + ": " + detail);
        this.status = status;
    }

    int status() {
        return status;
    }
}
