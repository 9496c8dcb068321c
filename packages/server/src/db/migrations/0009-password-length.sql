-- Twelve characters, as level 2 of the OWASP standard asks of passwords that people choose.
UPDATE identity_limit SET value = 12, basis = 'OWASP ASVS 4.0.3 2.1.1', verified = true WHERE name = 'password_length';
