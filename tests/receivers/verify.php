<?php
// Answers each line of its input, a case as a JSON list, with true or false.
declare(strict_types=1);

require __DIR__ . '/../../openapi/webhook-receivers/webhook-verification.php';

while (($line = fgets(STDIN)) !== false) {
    [$secret, $id, $timestamp, $signatures, $body, $now] = json_decode($line, true, 512, JSON_THROW_ON_ERROR);
    echo is_genuine_webhook($secret, $id, $timestamp, $signatures, base64_decode($body), $now) ? 'true' : 'false', "\n";
}
