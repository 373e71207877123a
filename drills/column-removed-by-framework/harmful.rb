class RemoveVatIdFromInvoices < ActiveRecord::Migration[7.1]
  def change
    remove_column :invoices, :vat_id, :string
  end
end
