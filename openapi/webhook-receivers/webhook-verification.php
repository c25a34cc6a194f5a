<?php
// Tells whether a webhook comes from who holds the secret (Standard Webhooks 1.0.0, v1). Copy it into your receiver.
// PHP 8 or later; no packages.
declare(strict_types=1);

/**
 * @param string $secret As it was shown: whsec_ and base64.
 * @param string|null $id The header webhook-id, in PHP $_SERVER['HTTP_WEBHOOK_ID'] ?? null.
 * @param string|null $timestamp The header webhook-timestamp.
 * @param string|null $signatures The header webhook-signature: while secrets change there is one entry for each.
 * @param string $body The bytes as they came, file_get_contents('php://input'), not JSON that was read and written again.
 * @param int|null $now Unix seconds.
 */
function is_genuine_webhook(string $secret, ?string $id, ?string $timestamp, ?string $signatures, string $body, ?int $now = null): bool
{
    if ($id === null || $id === '' || $signatures === null || preg_match('/\A[0-9]{1,12}\z/', $timestamp ?? '') !== 1) {
        return false;
    }

    // What is old may have been recorded by somebody and sent again.
    if (abs(($now ?? time()) - (int) $timestamp) > 5 * 60) {
        return false;
    }

    $key = base64_decode(str_starts_with($secret, 'whsec_') ? substr($secret, 6) : $secret, true);
    if ($key === false) {
        return false;
    }

    $expected = 'v1,' . base64_encode(hash_hmac('sha256', "$id.$timestamp.$body", $key, true));
    $entries = explode(' ', $signatures);
    $genuine = false;

    foreach ($entries as $entry) {
        $genuine = hash_equals($expected, $entry) || $genuine;
    }

    return $genuine && count($entries) <= 10;
}
