-- Where a provider said that a second factor was shown: of which city. Roles elsewhere do not hold by it.
alter table identity.session add column second_factor_city char(6);
update identity.session set second_factor_city = sign_on_city where second_factor_at is not null;
alter table identity.session
  add check (second_factor_city is null or (second_factor_at is not null and sign_on_city is not null));
